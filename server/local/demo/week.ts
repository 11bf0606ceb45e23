import { Temporal } from "temporal-polyfill";
import type { Actor } from "#server/core/actor.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { type Ending, type History, playHistory } from "./history.ts";
import { STORIES } from "./stories.ts";

const MINUTE_MS = 60_000;
const DAYS = 7;
const PER_DAY = 9;
const FIRST_HOUR = 8;

export interface WeekOptions {
  readonly now: Date;
  /** By whose clock the company works. */
  readonly timeZone: string;
  readonly customers: readonly Actor[];
  readonly agents: readonly Actor[];
  readonly firstNumber: number;
  readonly stampAt: (at: Date) => Stamp;
  readonly documentIdAt: (at: Date) => string;
}

/**
 * The last seven days of a small company. Nothing is left in line and nobody is busy, so that the first complaint that a
 * visitor files is taken at once. The same numbers every time: chance would make every screenshot different.
 */
export function playWeek({
  now,
  timeZone,
  customers,
  agents,
  firstNumber,
  stampAt,
  documentIdAt,
}: WeekOptions): History[] {
  const random = sequence(20260117);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  const histories: History[] = [];
  for (let index = 0; index < DAYS * PER_DAY; index++) {
    const day = DAYS - Math.floor(index / PER_DAY);
    const filedAt = filingTime(now, morningOf(now, day, timeZone), index % PER_DAY, random());
    const story = STORIES[index % STORIES.length];
    if (!story) continue;
    histories.push(
      playHistory(
        {
          id: ticketIdOf(documentIdAt(filedAt)),
          number: firstNumber + index,
          story,
          customer: pick(customers),
          agent: pick(agents),
          filedAt,
          waitMs: Math.round(random() * random() * 6 * MINUTE_MS) + 400,
          workMs: Math.round((4 + random() * 30) * MINUTE_MS),
          ending: endingOf(index, random()),
          score: random() < 0.75 ? 5 : 3 + Math.floor(random() * 2),
        },
        stampAt,
      ),
    );
  }
  return histories;
}

function morningOf(now: Date, daysAgo: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone, plainTime: { hour: FIRST_HOUR } })
    .epochMilliseconds;
}

/** Spread over the working day, and finished before now. */
function filingTime(now: Date, morning: number, slot: number, jitter: number): Date {
  const at = morning + (slot + jitter) * 60 * MINUTE_MS;
  return new Date(Math.min(at, now.getTime() - 90 * MINUTE_MS - (PER_DAY - slot) * MINUTE_MS));
}

function endingOf(index: number, chance: number): Ending {
  if (index >= (DAYS - 1) * PER_DAY && index % 4 === 1) return "waiting";
  if (chance < 0.45) return "rated";
  return chance < 0.6 ? "closed" : "resolved";
}

/** A linear congruential sequence in [0, 1): good enough to shuffle stories, the same on every machine. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
