import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../fixtures/until.ts";
import { runSuite } from "./run-suite.ts";
import type { Suite } from "./suite.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quickfix-suite-"));
});
afterEach(() => rm(folder, { recursive: true }));

const suite = (script: string, more: Partial<Suite> = {}): Suite => ({
  name: "of-a-test",
  title: "",
  command: ["--input-type=module", "-e", script],
  report: path.join(folder, "report.json"),
  count: () => ({ passed: 5, failed: 0 }),
  listFiles: () => [],
  listFailures: () => [],
  ...more,
});
const run = async (each: Suite, signal = new AbortController().signal) => {
  const lines: string[] = [];
  const { counts } = await runSuite(each, { signal, onLine: (line) => lines.push(line), startsFile: "" });
  return { counts, lines };
};
const reporting = (end: string) =>
  `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(path.join(folder, "report.json"))}, "{}"); ${end}`;

test("what a suite printed is heard, and its report is counted", async () => {
  const { counts, lines } = await run(suite(reporting("console.log('heard')")));
  expect({ counts, lines }).toEqual({ counts: { passed: 5, failed: 0 }, lines: ["heard"] });
});

test("a suite that crashes has failed: without a report, and with one that says nothing of it", async () => {
  expect((await run(suite("process.kill(process.pid, 'SIGKILL')"))).counts).toEqual({ passed: 0, failed: 1 });
  expect((await run(suite(reporting("process.exitCode = 3")))).counts).toEqual({ passed: 5, failed: 1 });
});

test("what a suite's report does not explain is told by what it printed last", async () => {
  const each = suite(
    reporting("console.error('Unhandled Errors'); console.error('a worker is gone'); process.exitCode = 1"),
  );
  const { failures } = await runSuite(each, { signal: new AbortController().signal, onLine: () => {}, startsFile: "" });
  expect(failures).toEqual([{ test: "the run", why: "Unhandled Errors\na worker is gone" }]);
});

test("a process that outlives its suite and holds its output open does not hold the run", async () => {
  const script = `
    import { spawn } from "node:child_process";
    spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" }).unref();
    console.log("ends"); process.exit(0);`;
  const { lines } = await run(suite(reporting(script)));
  expect(lines).toEqual(["ends"]);
});

test("a suite whose needs cannot be met has failed and says why", async () => {
  const prepare = () => Promise.reject(new Error("There is no browser."));
  const { counts, lines } = await run(suite(reporting(""), { prepare }));
  expect(counts.failed).toBe(1);
  expect(lines[0]).toBe("There is no browser.");
});

test("whoever stops the run ends the suite with everything that it started", async () => {
  const pidFile = path.join(folder, "pid");
  const stopping = new AbortController();
  const child = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`;
  const script = `
    import { spawn } from "node:child_process";
    import { writeFileSync } from "node:fs";
    const child = spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
    child.once("spawn", () => writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)));
    setInterval(() => {}, 1000);`;
  const running = run(suite(script), stopping.signal);
  const pid = await until("a process of the suite", async () => Number(await readFile(pidFile, "utf8")));
  stopping.abort();
  expect((await running).counts.failed).toBe(1);
  await until("its end", async () => !isAlive(pid));
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
