import { expect, test } from "vitest";
import { runSteps } from "./check.ts";
import { runTool } from "./run-tool.ts";

test("every step runs and has its line, also after one that failed or threw", async () => {
  const lines: string[] = [];
  const failures = await runSteps(
    [
      { name: "first", run: async () => ({ isOk: false, output: "why" }) },
      { name: "second", run: () => Promise.reject(new Error("broken tool")) },
      { name: "third", run: async () => ({ isOk: true, output: "" }) },
    ],
    (line) => lines.push(line),
  );
  expect(lines.map((line) => line.slice(0, 11).trim())).toEqual(["FAIL first", "FAIL second", "ok   third"]);
  expect(failures.map(({ name, output }) => `${name}: ${output}`)).toEqual([
    "first: why",
    "second: Error: broken tool",
  ]);
});

test("a tool's exit code and output are what count", async () => {
  const fails = await runTool(process.cwd(), [
    "node",
    "-e",
    "console.log('out'); console.error('err'); process.exit(2)",
  ]);
  expect(fails).toEqual({ isOk: false, output: expect.stringMatching(/out\n[^]*err\n|err\n[^]*out\n/) });
  expect(await runTool(process.cwd(), ["no-such-tool-here"])).toMatchObject({ isOk: false });
});
