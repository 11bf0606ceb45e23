import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { Order, Sight, StackControl } from "../launch/control.ts";
import { hostExperiments } from "./host.ts";

const DRIVER = fileURLToPath(new URL("./testing/obedient-driver.ts", import.meta.url));
const WITHIN = { timeout: 15_000 };

function aHost(env: Record<string, string> = {}) {
  const orders: Order[] = [];
  const lines: string[] = [];
  const control: StackControl = {
    async obey(order): Promise<Sight> {
      orders.push(order);
      return { restarts: { consumer: 7 }, awsFaultsApplied: 0 };
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const onLine = (line: string) => void lines.push(line);
  const host = hostExperiments({ control, env: { ...process.env, ...env }, onLine, driver: DRIVER });
  return { host, orders, lines };
}

test("a driver has things done to the stack and hears what came of it", async () => {
  const { host, orders, lines } = aHost();
  await using _ = host;
  expect(host.desk().record).toBeNull();
  expect(host.start("sns-away").ok).toBe(true);
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("fault"), WITHIN);
  expect(orders).toEqual([{ do: "freeze", child: "consumer", seconds: 60 }]);
  expect(lines).toContain('restarts {"consumer":7}');
});

test("one runs at a time, and a second wish says which", async () => {
  const { host } = aHost();
  await using _ = host;
  host.start("sns-away");
  const { runId } = host.desk().record ?? {};
  expect(host.start("kill-consumer")).toEqual({
    ok: false,
    sentence: expect.stringContaining("“Take SNS away for 30 s” is under way"),
  });
  expect(host.desk().record?.runId).toBe(runId);
});

test("one that is stopped ends without a verdict, and everything is given back", async () => {
  const { host, orders } = aHost();
  await using _ = host;
  host.start("sns-away");
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("fault"), WITHIN);
  expect(host.stop().ok).toBe(true);
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("done"), WITHIN);
  expect(host.desk().record).toMatchObject({
    verdict: null,
    steps: [{}, { text: expect.stringContaining("no verdict") }],
  });
  await vi.waitFor(() => expect(orders.at(-1)).toEqual({ do: "undo" }), WITHIN);
  await vi.waitFor(() => expect(host.stop().ok).toBe(false), WITHIN);
});

test("as soon as one is over the next one can begin", async () => {
  const { host } = aHost();
  await using _ = host;
  for (const name of ["sns-away", "sqs-away"] as const) {
    expect(host.start(name).ok).toBe(true);
    host.stop();
    await vi.waitFor(() => expect(host.desk().record?.phase).toBe("done"), WITHIN);
  }
});

test("when the driver dies, what it took away is given back, somebody tidies up, and the record says so", async () => {
  const { host, orders, lines } = aHost({ DRIVER_DIES: "yes" });
  await using _ = host;
  host.start("freeze-consumer");
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("done"), WITHIN);
  expect(orders).toEqual([{ do: "freeze", child: "consumer", seconds: 60 }, { do: "undo" }]);
  expect(lines).toContain("tidied");
  expect(host.desk().record?.steps.at(-1)).toMatchObject({
    kind: "problem",
    text: expect.stringMatching(/ended before its time.*complaints were closed/),
  });
});

test("when nobody could tidy up either, the record says what is still there", async () => {
  const { host } = aHost({ DRIVER_DIES: "yes", TIDYING_FAILS: "yes" });
  await using _ = host;
  host.start("freeze-consumer");
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("done"), WITHIN);
  expect(host.desk().record?.steps.at(-1)?.text).toMatch(/still there, in no figure, until the next experiment/);
});

test("whoever stops the stack does not wait for an experiment to end by itself", async () => {
  const { host, orders } = aHost();
  host.start("sns-away");
  await vi.waitFor(() => expect(host.desk().record?.phase).toBe("fault"), WITHIN);
  await host[Symbol.asyncDispose]();
  expect(orders.at(-1)).toEqual({ do: "undo" });
  expect(host.desk().record?.phase).toBe("done");
});
