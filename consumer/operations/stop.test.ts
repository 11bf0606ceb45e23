import { expect, test, vi } from "vitest";
import { systemTimers } from "#server/platform/timers.ts";
import { type StopPorts, stopInOrder } from "./stop.ts";

const never = () => new Promise<never>(() => {});

/** Waiting that is over at once, and is counted. */
function impatientTimers() {
  const waited: number[] = [];
  return {
    waited,
    timers: {
      sleep: (ms: number) => {
        waited.push(ms);
        return Promise.resolve();
      },
    },
  };
}

function aConsumer(overrides: Partial<StopPorts> = {}) {
  const log = { warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const done: string[] = [];
  const step = (name: string) => async () => void done.push(name);
  const status = () => ({ lastGoodReceiveAt: null, lastError: null, inFlight: 3, breakerOpen: false });
  const ports: StopPorts = {
    log,
    timers: systemTimers,
    queueLoop: { stop: step("queue"), abandon: step("abandon"), status },
    flushOutbox: step("outbox"),
    stopLoops: step("loops"),
    drainSockets: step("sockets"),
    closeClients: step("clients"),
    ...overrides,
  };
  return { done, log, ports, status };
}

test("takes no more messages first, and closes what everything stands on last", async () => {
  const { ports, done, log } = aConsumer();
  await stopInOrder(ports);
  expect(done).toEqual(["queue", "outbox", "loops", "sockets", "clients"]);
  expect(log.warn).not.toHaveBeenCalled();
  expect(log.error).not.toHaveBeenCalled();
});

test("gives back what it holds when it cannot finish in time, and still lets its browsers go", async () => {
  const { timers } = impatientTimers();
  const abandon = vi.fn<() => Promise<void>>(async () => {});
  const drainSockets = vi.fn<() => Promise<void>>(async () => {});
  const { ports, status } = aConsumer({ timers, drainSockets });
  await stopInOrder({ ...ports, queueLoop: { stop: never, abandon, status } });
  expect(abandon).toHaveBeenCalledOnce();
  expect(drainSockets).toHaveBeenCalledOnce();
});

test("a step that fails is told, and the others still get their turn", async () => {
  const { ports, done, log } = aConsumer({ flushOutbox: () => Promise.reject(new Error("no primary")) });
  await stopInOrder(ports);
  expect(done).toEqual(["queue", "loops", "sockets", "clients"]);
  expect(log.error).toHaveBeenCalledOnce();
});

test("with everything dead it has still ended 27 seconds after it was asked to", async () => {
  const { timers, waited } = impatientTimers();
  const { ports, status } = aConsumer({ timers, flushOutbox: never, stopLoops: never });
  const queueLoop = { stop: never, abandon: never, status };
  await stopInOrder({ ...ports, queueLoop, drainSockets: never, closeClients: never });
  expect(waited).toHaveLength(6);
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(27_000);
});
