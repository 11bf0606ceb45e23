import { setImmediate as nextTurn } from "node:timers/promises";

/** How long one statement keeps everybody else waiting before it lets them go first. */
const turnMs = 8;

/**
 * Does something with one after the other, in several turns of the event loop when it takes long. What was written in a
 * turn is committed with it: others see it, and a crash does not undo it.
 */
export function eachInTurns<T>(items: Iterator<T, unknown>, act: (item: T) => void): void | Promise<void> {
  const endsAt = performance.now() + turnMs;
  for (let next = items.next(); next.done !== true; next = items.next()) {
    act(next.value);
    if (performance.now() > endsAt) return goOn(items, act);
  }
}

async function goOn<T>(items: Iterator<T, unknown>, act: (item: T) => void): Promise<void> {
  for (;;) {
    await nextTurn();
    const endsAt = performance.now() + turnMs;
    while (performance.now() <= endsAt) {
      const next = items.next();
      if (next.done === true) return;
      act(next.value);
    }
  }
}
