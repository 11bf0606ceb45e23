import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const DOTENV = path.resolve(import.meta.dirname, "dotenv.ts");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quickfix-dotenv-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** What a process started in the folder finds in these variables. */
async function readIn(names: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const code = `import { loadDotenv } from ${JSON.stringify(DOTENV)};
    loadDotenv();
    console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name] ?? null)));`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}

test("what is set already wins, even when it is empty; then .env.local, then .env", async () => {
  await writeFile(path.join(folder, ".env"), "QF_A=env\nQF_B=env\nQF_C=env\nQF_D=env\n");
  await writeFile(path.join(folder, ".env.local"), 'export QF_C="local one"\nQF_B=local # a remark\n');
  const env = { QF_A: "set", QF_D: "" };
  expect(await readIn(["QF_A", "QF_B", "QF_C", "QF_D"], env)).toEqual(["set", "local", "local one", ""]);
});

test("no file is no error", async () => {
  expect(await readIn(["QF_A"])).toEqual([null]);
});
