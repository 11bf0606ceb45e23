import { createServer } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SupervisedChild, superviseChild } from "./child.ts";
import { controlStack, type StackControl } from "./control.ts";
import { untilLine } from "./readiness.ts";

/** Answers a message with itself when it names a known crash point, and then dies of it. */
const CONSUMER = `
  console.log(process.pid);
  setInterval(() => {}, 1000);
  process.on("message", (message) => {
    if (message.crashAt !== "known") return;
    process.send(message);
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 20);
  });`;

const rules: { method: string; body: string }[] = [];
const proxy = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => void chunks.push(chunk));
  request.on("end", () => {
    rules.push({ method: request.method ?? "", body: Buffer.concat(chunks).toString() });
    response.end(
      JSON.stringify([
        { id: "a", applied: 3 },
        { id: "b", applied: 4 },
      ]),
    );
  });
});
let consumer: SupervisedChild<number>;
let control: StackControl;

beforeEach(async () => {
  rules.length = 0;
  await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" && address ? address.port : 0;
  consumer = await superviseChild({
    name: "consumer",
    args: ["-e", CONSUMER],
    env: process.env,
    whenReady: untilLine((line) => (/^\d+$/.test(line) ? Number(line) : null)),
    onLine: () => undefined,
    onStart: () => undefined,
    signal: new AbortController().signal,
  });
  control = controlStack({ children: new Map([["consumer", consumer]]), awsEndpoint: `http://127.0.0.1:${port}` });
});

afterEach(async () => {
  await control[Symbol.asyncDispose]();
  await consumer.stop();
  await new Promise((resolve) => proxy.close(resolve));
});

async function stateOf(pid: number | undefined): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).slice(0, 1);
}

test("a killed process is counted once it was started again", async () => {
  await control.obey({ do: "kill", child: "consumer" });
  await vi.waitFor(async () => expect((await control.obey({ do: "look" })).restarts).toEqual({ consumer: 1 }), 10_000);
});

test("a process that is held down stays down until its time is over", async () => {
  await control.obey({ do: "hold-down", child: "consumer", seconds: 1.5 });
  await vi.waitFor(() => expect(consumer.pid).toBeUndefined(), 5_000);
  const downAt = performance.now();
  await vi.waitFor(() => expect(consumer.pid).toBeDefined(), 10_000);
  expect(performance.now() - downAt).toBeGreaterThan(1_000);
});

test.runIf(process.platform === "linux")("a frozen process goes on by itself when its time is over", async () => {
  await control.obey({ do: "freeze", child: "consumer", seconds: 0.5 });
  await vi.waitFor(async () => expect(await stateOf(consumer.pid)).toBe("T"), 5_000);
  await vi.waitFor(async () => expect(await stateOf(consumer.pid)).toBe("S"), 5_000);
  expect(consumer.restarts).toBe(0);
});

test.runIf(process.platform === "linux")("whoever stops everything undoes what was done first", async () => {
  await control.obey({ do: "freeze", child: "consumer", seconds: 60 });
  await control[Symbol.asyncDispose]();
  await vi.waitFor(async () => expect(await stateOf(consumer.pid)).toBe("S"), 5_000);
});

test("an armed consumer says so, and dies of it", async () => {
  await control.obey({ do: "arm", crashAt: "known", seconds: 5 });
  await vi.waitFor(async () => expect((await control.obey({ do: "look" })).restarts).toEqual({ consumer: 1 }), 10_000);
});

test("a crash point that the consumer does not know is an error", async () => {
  await expect(control.obey({ do: "arm", crashAt: "unknown", seconds: 5 })).rejects.toThrow(/does not know.*unknown/);
});

test("the proxy gets the rules, is asked how often they were applied, and is cleared when the time is over", async () => {
  await control.obey({ do: "aws-faults", rules: [{ id: "a" }], seconds: 0.5 });
  expect(rules[0]).toEqual({ method: "PUT", body: '[{"id":"a"}]' });
  expect((await control.obey({ do: "look" })).awsFaultsApplied).toBe(7);
  await vi.waitFor(() => expect(rules.at(-1)?.method).toBe("DELETE"), 5_000);
  expect((await control.obey({ do: "look" })).awsFaultsApplied, "known also afterwards").toBe(7);
});

test("a queue that is not the embedded one is left alone", async () => {
  await using foreign = controlStack({ children: new Map(), awsEndpoint: undefined });
  await expect(foreign.obey({ do: "aws-faults", rules: [], seconds: 1 })).rejects.toThrow(/left alone/);
  await expect(foreign.obey({ do: "kill", child: "db" })).rejects.toThrow("There is no db here");
});
