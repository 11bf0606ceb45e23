import { expect, test } from "vitest";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { findLasting } from "./find-lasting.ts";

const signal = new AbortController().signal;

function looks(...found: readonly (readonly string[])[]) {
  const left = found.values();
  return async () => left.next().value ?? [];
}

test("what is there twice, unchanged, is found; what moved on or came meanwhile is not", async () => {
  const { timers, advance } = createVirtualTime();
  const lasting = findLasting(timers, signal, looks(["stuck:1", "busy:1"], ["stuck:1", "busy:2", "new:1"]), (it) => it);
  await advance(2_000);
  expect(await lasting).toEqual(["stuck:1"]);
});

test("where nothing is wrong there is no second look, and no wait for it", async () => {
  const { timers, clock } = createVirtualTime();
  const before = clock.now();
  expect(await findLasting(timers, signal, looks([]), String)).toEqual([]);
  expect(clock.now()).toEqual(before);
});

test("a process that stops does not look again", async () => {
  const { timers } = createVirtualTime();
  const stopping = new AbortController();
  const lasting = findLasting(timers, stopping.signal, looks(["stuck"], ["stuck"]), String);
  stopping.abort();
  expect(await lasting).toEqual([]);
});
