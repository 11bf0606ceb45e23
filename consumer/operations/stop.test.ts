import { EventEmitter, once } from "node:events";
import { expect, test, vi } from "vitest";
import { createShutdown } from "#server/platform/shutdown.ts";
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

function setUp(overrides: Partial<StopPorts> = {}) {
  const host = Object.assign(new EventEmitter(), { exit: (code: number) => void host.emit("exited", code) });
  const log = { info: () => {}, warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const done: string[] = [];
  const step = (name: string) => async () => void done.push(name);
  const shutdown = createShutdown({ log, deadlineMs: 60_000, process: host });
  const status = () => ({ lastGoodReceiveAt: null, lastError: null, inFlight: 3, breakerOpen: false });
  stopInOrder({
    shutdown,
    log,
    timers: systemTimers,
    queueLoop: { stop: step("queue"), abandon: step("abandon"), status },
    flushOutbox: step("outbox"),
    stopLoops: step("loops"),
    drainSockets: step("sockets"),
    closeClients: step("clients"),
    ...overrides,
  });
  return { host, done, log, status, step };
}

test("takes no more messages first, and closes what everything stands on last", async () => {
  const { host, done } = setUp();
  const exited = once(host, "exited");
  host.emit("SIGTERM");
  expect(await exited).toEqual([0]);
  expect(done).toEqual(["queue", "outbox", "loops", "sockets", "clients"]);
});

test("gives back what it holds when it cannot finish in time, and still lets its browsers go", async () => {
  const { timers } = impatientTimers();
  const abandon = vi.fn<() => Promise<void>>(async () => {});
  const drainSockets = vi.fn<() => Promise<void>>(async () => {});
  const status = () => ({ lastGoodReceiveAt: null, lastError: null, inFlight: 3, breakerOpen: false });
  const { host } = setUp({ timers, queueLoop: { stop: never, abandon, status }, drainSockets });
  const exited = once(host, "exited");
  host.emit("SIGTERM");
  expect(await exited).toEqual([0]);
  expect(abandon).toHaveBeenCalledOnce();
  expect(drainSockets).toHaveBeenCalledOnce();
});

test("with everything dead it has still ended 27 seconds after it was asked to", async () => {
  const { timers, waited } = impatientTimers();
  const status = () => ({ lastGoodReceiveAt: null, lastError: null, inFlight: 0, breakerOpen: true });
  const { host } = setUp({
    timers,
    queueLoop: { stop: never, abandon: never, status },
    flushOutbox: never,
    stopLoops: never,
    drainSockets: never,
    closeClients: never,
  });
  const exited = once(host, "exited");
  host.emit("SIGTERM");
  await exited;
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(27_000);
});
