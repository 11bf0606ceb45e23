import { EventEmitter, once } from "node:events";
import { expect, test, vi } from "vitest";
import { createShutdown } from "./shutdown.ts";

const silent = { info: () => undefined, error: vi.fn<() => void>() };

class FakeProcess extends EventEmitter {
  readonly codes: number[] = [];

  exit(code: number): void {
    this.codes.push(code);
    this.emit("exited");
  }
}

function setUp(options: { deadlineMs?: number; sameWishMs?: number } = {}) {
  const host = new FakeProcess();
  const shutdown = createShutdown({ log: silent, deadlineMs: 60_000, sameWishMs: 0, process: host, ...options });
  return { host, shutdown };
}

test("a signal aborts, closes what was opened last first, and ends with code 0", async () => {
  const { host, shutdown } = setUp();
  const closed: string[] = [];
  for (const name of ["database", "queue", "server"]) {
    shutdown.onClose(name, async () => void closed.push(`${name} ${shutdown.signal.aborted}`));
  }
  const exited = once(host, "exited");
  host.emit("SIGTERM");
  await exited;
  expect(closed).toEqual(["server true", "queue true", "database true"]);
  expect(host.codes).toEqual([0]);
});

test("a closer that throws is logged and the others still run", async () => {
  const { host, shutdown } = setUp();
  let isDatabaseClosed = false;
  shutdown.onClose("database", () => {
    isDatabaseClosed = true;
  });
  shutdown.onClose("server", () => Promise.reject(new Error("stuck")));
  await shutdown.request("test");
  expect(isDatabaseClosed).toBe(true);
  expect(silent.error).toHaveBeenCalled();
  expect(host.codes).toEqual([0]);
});

test("ends with code 1 when closing takes longer than the deadline", async () => {
  const { host, shutdown } = setUp({ deadlineMs: 5 });
  shutdown.onClose("server", () => new Promise(() => undefined));
  const exited = once(host, "exited");
  host.emit("SIGINT");
  await exited;
  expect(host.codes).toEqual([1]);
});

test("a second signal ends the process at once", () => {
  const { host, shutdown } = setUp();
  shutdown.onClose("server", () => new Promise(() => undefined));
  host.emit("SIGINT");
  host.emit("SIGINT");
  expect(host.codes).toEqual([1]);
});

test("one Ctrl-C that arrives twice, from the terminal and from npm, is one wish", () => {
  const { host, shutdown } = setUp({ sameWishMs: 60_000 });
  shutdown.onClose("server", () => new Promise(() => undefined));
  host.emit("SIGINT");
  host.emit("SIGINT");
  expect(host.codes).toEqual([]);
});

test("a request keeps its exit code, however often it is repeated", async () => {
  const { host, shutdown } = setUp();
  await Promise.all([shutdown.request("no permission", 1), shutdown.request("again")]);
  expect(host.codes).toEqual([1]);
});
