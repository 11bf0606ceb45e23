import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { MARKUP_FOLDER } from "#e2e/pages/markup-folder.ts";
import { objectionsIn } from "./objections-in.ts";

const HELP = `npx node e2e/operations/markup-judge/main.ts --jar FILE

Lets vnu, the W3C's checker of HTML, judge the markup of every page that the page tests of the last npm test have kept.
  --jar   vnu.jar, from the npm package vnu-jar; needs Java
`;

const { values } = parseArgs({
  options: { jar: { type: "string" }, help: { type: "boolean", default: false } },
});

if (values.help || !values.jar) process.stdout.write(HELP);
else process.exitCode = await judge(path.resolve(values.jar));

async function judge(jar: string): Promise<number> {
  const pages = (await readdir(MARKUP_FOLDER).catch(() => [])).filter((name) => name.endsWith(".html"));
  if (pages.length === 0) {
    process.stdout.write("FAIL no page was kept: run npm test -- pages first\n");
    return 1;
  }
  const { promise, resolve } = Promise.withResolvers<string>();
  const files = pages.map((name) => path.join(MARKUP_FOLDER, name));
  // Its exit code says that there are objections; what it could not even begin says so on its own.
  execFile(
    "java",
    ["-jar", jar, "--format", "json", "--stdout", ...files],
    { maxBuffer: 64 * 1024 * 1024 },
    (_error, stdout, stderr) => resolve(stdout || stderr),
  );
  const objections = objectionsIn(await promise);
  for (const objection of objections) process.stdout.write(`FAIL ${objection}\n`);
  const failed = new Set(objections.map((objection) => objection.split(":", 1)[0])).size;
  process.stdout.write(`${pages.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
