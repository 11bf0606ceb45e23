import { seededRandom } from "#server/core/seeded-random.ts";
import { expectedWaits } from "#server/core/wait/expected-wait.ts";
import { paceOf } from "#server/core/wait/pace.ts";
import { type Range, wideness } from "#server/core/wait/range.ts";
import { type Row, round } from "../figures.ts";
import { skyOf } from "./draw.ts";
import { HOUR_MS, SHAPES, type Shape } from "./shapes.ts";
import { playWeek, type Seen } from "./week.ts";

/** What a desk remembers of its pace. */
const REMEMBERED = 150;

interface Told {
  readonly at: number;
  readonly range: Range | null;
  /** Nobody was free for it. */
  readonly mustWait: boolean;
  waitedMs: number | null;
}

/** How the wait that people are told compares with the one that they have, over a simulated week of each shape. */
export async function measureWait(seed: number): Promise<Row[]> {
  return SHAPES.flatMap((shape) => {
    const told = tellWeek(shape, { seed, days: 7 }).filter(({ waitedMs }) => waitedMs !== null);
    const waiting = told.filter(({ mustWait }) => mustWait);
    return [rowOf(`${shape.name}, all`, told), rowOf(`${shape.name}, who had to wait`, waiting)];
  });
}

/** What everybody was told who filed while somebody who could take it was on duty. */
export function tellWeek(shape: Shape, { seed, days }: { seed: number; days: number }): Told[] {
  const told = new Map<string, Told>();
  playWeek({
    shape,
    days,
    sky: skyOf(seed),
    onFiled(seen) {
      const expected = expectationOf(seen);
      if (expected.kind === "nobody") return;
      const range = expected.kind === "within" ? expected.range : null;
      told.set(seen.ticket.id, { at: seen.now, range, mustWait: false, waitedMs: null });
    },
    onTaken(id, now) {
      const one = told.get(id);
      // What comes back to the line later is another wait.
      if (one?.waitedMs === null) told.set(id, { ...one, waitedMs: now - one.at, mustWait: now > one.at });
    },
  });
  return [...told.values()];
}

function expectationOf({ now, ticket, line, workers, handled, filed, closesAt }: Seen) {
  const lately = filed.filter(({ createdAt }) => createdAt.getTime() > now - HOUR_MS);
  const desk = {
    now: new Date(now),
    line: line.slice(0, line.indexOf(ticket) + 1),
    workers: workers.map(({ agent, working }) => ({ agent, heldSince: working.map(({ since }) => new Date(since)) })),
    pace: paceOf(handled.slice(-REMEMBERED)),
    arrivals: { filed: lately, overMs: HOUR_MS },
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
  return expectedWaits(desk, seededRandom(1)).get(ticket.id) ?? { kind: "unknown" as const };
}

interface Figures {
  readonly filed: number;
  readonly shown: number;
  readonly within: number;
  readonly narrow: number;
}

export function figuresOf(told: readonly Told[]): Figures {
  const shown = told.flatMap(({ range, waitedMs }) => (range && waitedMs !== null ? [{ range, waitedMs }] : []));
  const share = (some: number, of: number) => round((100 * some) / of);
  const isWithin = ({ range, waitedMs }: (typeof shown)[number]) =>
    waitedMs >= range.minSeconds * 1_000 && waitedMs <= range.maxSeconds * 1_000;
  return {
    filed: told.length,
    shown: share(shown.length, told.length),
    within: share(shown.filter(isWithin).length, shown.length),
    narrow: share(shown.filter(({ range }) => wideness(range) <= 1).length, shown.length),
  };
}

function rowOf(what: string, told: readonly Told[]): Row {
  const { filed, shown, within, narrow } = figuresOf(told);
  return { week: what, filed, "shown %": shown, "wait in range %": within, "narrow enough %": narrow };
}
