import { expect, test, vi } from "vitest";
import { type ChildSpec, superviseChild } from "./child.ts";
import { untilLine } from "./readiness.ts";

const readNumber = untilLine((line) => (/^\d+$/.test(line) ? Number(line) : null));

function aChild(code: string, rest: Partial<ChildSpec<number>> = {}) {
  const lines: string[] = [];
  const spec: ChildSpec<number> = {
    name: "child",
    args: ["-e", code],
    env: process.env,
    whenReady: readNumber,
    onLine: (line) => void lines.push(line),
    onStart: () => undefined,
    signal: new AbortController().signal,
    ...rest,
  };
  return { spec, lines };
}

const RUNS_ON = "console.log(process.pid); setInterval(() => {}, 1000);";

test("is ready with what the child reported, and stops it on request", async () => {
  const { spec } = aChild(RUNS_ON);
  const child = await superviseChild(spec);
  expect(child.ready).toBe(child.pid);
  await child.stop();
  expect(child.pid).toBeUndefined();
});

test("a killed child is started again", async () => {
  const started: number[] = [];
  const { spec, lines } = aChild(RUNS_ON, { onStart: (pid) => void started.push(pid) });
  const child = await superviseChild(spec);
  child.kill("SIGKILL");
  await vi.waitFor(() => expect(lines).toContain("running again"), 10_000);
  expect(lines).toContain("ended with SIGKILL; starting again in 0.25 s");
  expect(child.restarts).toBe(1);
  expect(child.pid).toBe(started[1]);
  await child.stop();
});

test("a child that keeps dying is started ever more slowly", async () => {
  const { spec, lines } = aChild("console.log(1); setTimeout(() => process.exit(3), 20);");
  const child = await superviseChild(spec);
  await vi.waitFor(() => expect(lines).toContain("ended with code 3; starting again in 1 s"), 10_000);
  expect(lines).toContain("ended with code 3; starting again in 0.5 s");
  await child.stop();
});

test("a first start that fails says what the child printed", async () => {
  const { spec } = aChild("console.error('no database'); process.exit(1);");
  await expect(superviseChild(spec)).rejects.toThrow("child ended with code 1 before it was ready.\nno database");
});

test("giving up ends a child that is not ready yet", async () => {
  const controller = new AbortController();
  const { spec } = aChild("console.log('starting'); setInterval(() => {}, 1000);", {
    signal: controller.signal,
    onLine: () => controller.abort(),
  });
  await expect(superviseChild(spec)).rejects.toThrow("child ended with SIGTERM before it was ready.");
});

test("nothing is started for good once it was given up", async () => {
  const { spec } = aChild("setInterval(() => {}, 1000);", { signal: AbortSignal.abort() });
  await expect(superviseChild(spec)).rejects.toThrow("child ended with SIGTERM before it was ready.");
});
