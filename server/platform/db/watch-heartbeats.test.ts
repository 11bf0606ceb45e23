import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHeartbeats } from "./watch-heartbeats.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SECOND = 1_000;
const A = "a:27017";
const B = "b:27017";

function aWatch() {
  const options = { heartbeatFrequencyMS: 10 * SECOND, connectTimeoutMS: 5 * SECOND };
  const client = Object.assign(new EventEmitter(), { options });
  const onStuck = vi.fn<() => void>();
  // The events' names and the one field of each that is read, as the driver emits them.
  const stop = watchHeartbeats(client as unknown as Parameters<typeof watchHeartbeats>[0], onStuck);
  const beats = (seconds: number, ...addresses: string[]) => {
    for (let past = 0; past < seconds; past += 10) {
      vi.advanceTimersByTime(10 * SECOND);
      for (const address of addresses) client.emit("serverHeartbeatFailed", { connectionId: address });
    }
  };
  return { client, onStuck, stop, beats };
}

test("a server that answers or refuses every ten seconds is never called stuck", () => {
  const { onStuck, beats } = aWatch();
  beats(600, A, B);
  expect(onStuck).not.toHaveBeenCalled();
});

test("one server that is no longer asked for is noticed beside another that is, once", () => {
  const { client, onStuck, beats } = aWatch();
  client.emit("serverOpening", { address: A });
  client.emit("serverOpening", { address: B });
  beats(20, A);
  expect(onStuck).not.toHaveBeenCalled();
  beats(100, A);
  expect(onStuck).toHaveBeenCalledTimes(1);
});

test("a server that left the set is not waited for", () => {
  const { client, onStuck, beats } = aWatch();
  beats(10, A, B);
  client.emit("serverClosed", { address: B });
  beats(100, A);
  expect(onStuck).not.toHaveBeenCalled();
});

test("nothing is watched any more once the watch was ended", () => {
  const { client, onStuck, stop, beats } = aWatch();
  beats(10, A);
  stop();
  beats(100);
  expect(onStuck).not.toHaveBeenCalled();
  expect(client.eventNames()).toEqual([]);
});
