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

test("steps run beside each other, no more at once than was said, and failures keep the steps' order", async () => {
  const ends = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  const begun: number[] = [];
  const steps = ends.map(({ promise }, number) => ({
    name: `step ${number}`,
    run: async () => {
      begun.push(number);
      await promise;
      return { isOk: false, output: "" };
    },
  }));
  const running = runSteps(steps, () => {}, 2);
  await expect.poll(() => begun).toEqual([0, 1]);
  ends[1]?.resolve();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[2]?.resolve();
  ends[0]?.resolve();
  expect((await running).map(({ name }) => name)).toEqual(["step 0", "step 1", "step 2"]);
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
