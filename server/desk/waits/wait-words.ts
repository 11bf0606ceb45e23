import { type Saying, wordsOf } from "#server/core/saying.ts";
import type { ExpectedWait } from "#server/core/wait/expected-wait.ts";
import type { Range } from "#server/core/wait/range.ts";
import { lengthSaying } from "./length-saying.ts";

/** What is said of a wait. */
export type SaidWait =
  | ExpectedWait
  /** Nobody who works here may take it, on duty or off. */
  | { readonly kind: "untaken" }
  /** Longer than what was said when it began. */
  | { readonly kind: "longer"; readonly place: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A wait in words: the one sentence about it on every page and on every wire, for its customer and for staff alike.
 * @param opens when the desk opens; null while it is open
 */
export function waitWords(wait: SaidWait, opens: Saying | null): string {
  return wordsOf(waitSaying(wait, opens));
}

function waitSaying(wait: SaidWait, opens: Saying | null): Saying {
  switch (wait.kind) {
    case "within":
      return rangeSaying(wait.range);
    case "longer":
      return wait.place === 1
        ? { key: "wait.longer.next" }
        : { key: "wait.longer.later", values: { place: wait.place } };
    case "nobody":
      return opens === null ? { key: "wait.nobody.now" } : { key: "wait.nobody.untilOpen", values: { opens } };
    case "untaken":
      return { key: "wait.untaken" };
    case "unknown":
      return { key: "wait.soon" };
  }
}

/** "within a minute", "within 3 min", "in 5 to 10 min", "in 45 min to 1 h 30 min", "in 4 to 9 h", "in 2 to 6 days". */
function rangeSaying({ minSeconds, maxSeconds }: Range): Saying {
  if (maxSeconds <= MINUTE) return { key: "wait.minute" };
  // Nobody plans by the minute what is hours or days away: whole ones, and rather more of them than fewer.
  if (maxSeconds > 3 * HOUR) {
    const isDays = maxSeconds >= 2 * DAY;
    const unit = isDays ? DAY : HOUR;
    const [least, most] = [Math.floor(minSeconds / unit), Math.ceil(maxSeconds / unit)];
    const mostSaid: Saying = isDays
      ? { key: "wait.length.days", values: { days: most } }
      : { key: "wait.length.hours", values: { hours: most } };
    return fromTo([least, least], [most, mostSaid]);
  }
  const least = maxSeconds < HOUR ? minSeconds / MINUTE : lengthSaying(minSeconds);
  return fromTo([minSeconds, least], [maxSeconds, lengthSaying(maxSeconds)]);
}

/** Both ends with how each is said: the lower one as a number alone where it is of the same unit. */
function fromTo([min, least]: readonly [number, number | Saying], [max, most]: readonly [number, Saying]): Saying {
  if (min === 0) return { key: "wait.atMost", values: { most } };
  if (min === max) return { key: "wait.about", values: { most } };
  return { key: "wait.between", values: { least, most } };
}
