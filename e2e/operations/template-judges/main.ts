import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { parse } from "yaml";
import { runTool } from "#server/tools/testing.ts";
import { policiesIn } from "./policies-in.ts";

const HELP = `npx node e2e/operations/template-judges/main.ts --python DIR

Lets cfn-lint judge what npm run aws:setup -- --print prints, and parliament each policy in it.
  --python   a Python environment with what .ci/requirements.txt lists
`;

const { values } = parseArgs({
  options: { python: { type: "string" }, help: { type: "boolean", default: false } },
});

if (values.help || !values.python) process.stdout.write(HELP);
else process.exitCode = await judge(path.resolve(values.python, "bin"));

async function judge(bin: string): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-template-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const template = path.join(folder, "quickfix.yaml");
  const [printed, policy] = await Promise.all(["--print", "--policy"].map((flag) => runTool("aws-setup", [flag], {})));
  await writeFile(template, printed?.out ?? "");
  const policies: [string, unknown][] = [
    ...policiesIn(parse(printed?.out ?? "")),
    ["what set-up itself needs", JSON.parse(policy?.out ?? "")],
  ];
  const judgements = await Promise.all([
    ask("cfn-lint: the template", path.join(bin, "cfn-lint"), [template]),
    ...policies.map(([name, document]) =>
      ask(`parliament: ${name}`, path.join(bin, "parliament"), [], JSON.stringify(document)),
    ),
  ]);
  const objections = judgements.filter((isFine) => !isFine).length;
  process.stdout.write(`${judgements.length - objections} passed, ${objections} failed\n`);
  return objections === 0 ? 0 : 1;
}

/** Silence and a good end is assent. */
async function ask(name: string, command: string, args: readonly string[], input = ""): Promise<boolean> {
  const running = promisify(execFile)(command, args);
  running.child.stdin?.end(input);
  const said = await running.then(
    ({ stdout }) => stdout.trim(),
    (error: Error & { stdout?: string; stderr?: string }) => `${error.stdout ?? ""}${error.stderr ?? error.message}`,
  );
  process.stdout.write(`${said === "" ? "ok  " : "FAIL"} ${name}\n${said === "" ? "" : `${said}\n`}`);
  return said === "";
}
