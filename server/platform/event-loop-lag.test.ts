import { expect, onTestFinished, test, vi } from "vitest";
import { watchEventLoop } from "./event-loop-lag.ts";

function aWatch() {
  let time = 0;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const lag = watchEventLoop(() => time);
  onTestFinished(() => {
    lag.stop();
    vi.useRealTimers();
  });
  return {
    lag,
    /** Time passes and no timer fires: what a blocked event loop is. */
    block: (ms: number) => {
      time += ms;
    },
    /** The timer fires, as often as it is due. */
    turn: (ms: number) => {
      for (let passed = 0; passed < ms; passed += 500) {
        time += 500;
        vi.advanceTimersByTime(500);
      }
    },
  };
}

test("a process that gets round to everything is not late", () => {
  const { lag, turn } = aWatch();
  turn(60_000);
  expect(lag.worstSeconds()).toBe(0);
});

test("is late while it is blocked, and after it for as long as the next probe may take to come", () => {
  const { lag, block, turn } = aWatch();
  turn(5_000);
  block(6_500);
  expect(lag.worstSeconds()).toBe(6);
  turn(10_000);
  expect(lag.worstSeconds()).toBe(6.5);
  turn(10_000);
  expect(lag.worstSeconds()).toBe(0);
});
