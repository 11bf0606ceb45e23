import { expect, test } from "vitest";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createBreaker } from "./breaker.ts";
import type { QueueFact } from "./facts.ts";

function aBreaker() {
  const time = createVirtualTime();
  const state = { isAway: false, hangs: false, hasWork: false, pings: 0 };
  const changes: string[] = [];
  const stopping = new AbortController();
  const breaker = createBreaker({
    ...time,
    random: () => 1,
    hasWork: () => state.hasWork,
    observe: (fact: QueueFact) => void (fact.kind === "breaker" && changes.push(fact.state)),
    async ping() {
      state.pings++;
      if (state.hangs) await new Promise(() => {});
      if (state.isAway) throw new Error("no primary");
    },
  });
  const watching = breaker.watch(stopping.signal);
  const stop = async () => {
    stopping.abort();
    await time.advance(0);
    await watching;
  };
  return { time, state, changes, breaker, stop };
}

test("three failures in a row open it; a success between them starts the count anew", async () => {
  const { breaker, stop } = aBreaker();
  breaker.failed("no primary");
  breaker.failed("no primary");
  breaker.succeeded();
  breaker.failed("no primary");
  breaker.failed("no primary");
  expect(breaker.isOpen()).toBe(false);
  breaker.failed("no primary");
  expect(breaker.isOpen()).toBe(true);
  await stop();
});

test("an idle consumer asks the database nothing, one that holds work asks every second", async () => {
  const { time, state, stop } = aBreaker();
  await time.advance(60_000);
  expect(state.pings).toBe(0);
  state.hasWork = true;
  await time.advance(10_000);
  expect(state.pings).toBe(10);
  await stop();
});

test("a database that hangs is as good as none, and one that answers again lets everybody in who waits", async () => {
  const { time, state, changes, breaker, stop } = aBreaker();
  Object.assign(state, { hasWork: true, hangs: true });
  await time.advance(3_000);
  expect(breaker.isOpen()).toBe(true);
  let isIn = false;
  const waiting = breaker.whenClosed(new AbortController().signal).then(() => {
    isIn = true;
  });
  await time.advance(5_000);
  expect(isIn).toBe(false);
  state.hangs = false;
  await time.advance(3_000);
  await waiting;
  expect(changes).toEqual(["open", "closed"]);
  await stop();
});

test("it asks a database that is away more and more slowly only when it opens again and again", async () => {
  const { time, state, breaker, stop } = aBreaker();
  state.isAway = true;
  for (let failure = 0; failure < 3; failure++) breaker.failed("no primary");
  await time.advance(10_000);
  expect(state.pings).toBe(10);
  state.isAway = false;
  await time.until(() => !breaker.isOpen());
  await stop();
});

test("whoever stops waiting is let go while it is still open", async () => {
  const { breaker, stop } = aBreaker();
  for (let failure = 0; failure < 3; failure++) breaker.failed("no primary");
  const leaving = new AbortController();
  const waiting = breaker.whenClosed(leaving.signal);
  leaving.abort();
  await waiting;
  expect(breaker.isOpen()).toBe(true);
  await stop();
});
