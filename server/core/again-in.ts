import type { Saying } from "./saying.ts";
import { waitUnit } from "./wait-unit.ts";

/** How long to wait, as it ends a sentence: "in 15 seconds", "in a minute", "in 14 minutes", "in 23 hours". */
export function againIn(seconds: number): Saying {
  const { unit, count } = waitUnit(seconds);
  switch (unit) {
    case "seconds":
      return { key: "wait.again.seconds", values: { seconds: count } };
    case "minutes":
      return { key: "wait.again.minutes", values: { minutes: count } };
    case "hours":
      return { key: "wait.again.hours", values: { hours: count } };
  }
}
