import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { findFreePort } from "#server/local/launch/ports.ts";
import { secantusArgs, secantusUri, startEngine } from "./engine.ts";

const HELP = `npx node e2e/conformance/elsewhere/main.ts --python DIR [-- ARGUMENTS OF npm run conformance]

npm run conformance on engines that other people wrote: SecantusDB for MongoDB, moto for SNS and SQS, each a process of its own.
  --python   a Python environment with what .ci/requirements.txt lists
`;

const CONFORMANCE = path.resolve(import.meta.dirname, "../main.ts");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: "string" }, help: { type: "boolean", default: false } },
});

if (values.help || !values.python) process.stdout.write(HELP);
else process.exitCode = await conformElsewhere(path.resolve(values.python, "bin"));

async function conformElsewhere(bin: string): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-elsewhere-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const [mongo, aws] = [await findFreePort(), await findFreePort()];
  const serve = (command: string, port: number, args: readonly string[]) =>
    startEngine(path.join(bin, command), port, args, (stop) => stack.defer(stop));
  let conformance: ChildProcess | null = null;
  const stopped = Promise.withResolvers<never>();
  // What stops this one, stops those; while engines start, by ending the wait for them.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (conformance) conformance.kill(signal);
      else stopped.reject(new Error(`Stopped by ${signal} before the engines answered.`));
    });
  }
  const served = Promise.all([
    serve("secantusd-py", mongo, secantusArgs(mongo, folder)),
    serve("moto_server", aws, ["-H", "127.0.0.1", "-p", String(aws)]),
  ]);
  await Promise.race([served, stopped.promise]);
  conformance = spawn(process.execPath, [CONFORMANCE, ...positionals], {
    stdio: "inherit",
    env: {
      ...process.env,
      MONGODB_URI: secantusUri(mongo),
      AWS_ENDPOINT_URL: `http://127.0.0.1:${aws}`,
      AWS_REGION: "eu-north-1",
      AWS_ACCESS_KEY_ID: "testing",
      AWS_SECRET_ACCESS_KEY: "testing",
    },
  });
  await once(conformance, "exit");
  return conformance.exitCode ?? 1;
}
