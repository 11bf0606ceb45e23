import { type Actor, requireRole } from "#server/core/actor.ts";
import type { CountName, FigureRow, FigureStep, FigureSums, HopName, LevelName } from "./figure-sums.ts";
import type { Counted, FiguresRoom } from "./room.ts";
import { sumUp } from "./sum-up.ts";
import { quantile } from "./time-classes.ts";
import type { HistoryRange, PipelineHistory } from "./wire.ts";

interface Grid {
  readonly rows: FigureStep;
  readonly stepSeconds: number;
  readonly steps: number;
}

const GRIDS = {
  hour: { rows: "fine", stepSeconds: 30, steps: 120 },
  day: { rows: "coarse", stepSeconds: 300, steps: 288 },
} as const satisfies Record<HistoryRange, Grid>;

const RETRIED = "retried-";

/** The last hour or day in steps, up to the last one that is over: a step half full would look like a fall. */
export async function pipelineHistory(
  { store, clock }: Counted<"since"> & Pick<FiguresRoom, "clock">,
  actor: Actor,
  range: HistoryRange,
): Promise<PipelineHistory> {
  requireRole(actor, "admin");
  const { rows: step, stepSeconds, steps } = GRIDS[range];
  const end = Math.floor(clock.now().getTime() / 1_000 / stepSeconds) * stepSeconds;
  const begin = end - steps * stepSeconds;
  const rows = await store.since(step, new Date(begin * 1_000));
  const at = Array.from({ length: steps }, (_, index) => begin + index * stepSeconds);
  const sums = groupBySteps(rows, at, stepSeconds);
  const perMinute = (name: CountName) => sums.map(({ counts }) => round(((counts[name] ?? 0) * 60) / stepSeconds));
  const within = (hop: HopName, share: number) => sums.map(({ spreads }) => quantile(spreads[hop] ?? {}, share));
  const level = (name: LevelName) => sums.map(({ levels }) => levels[name] ?? 0);
  const longest = (name: LevelName, hop: HopName) =>
    sums.map(({ levels, spreads }) => Math.max(levels[name] ?? 0, quantile(spreads[hop] ?? {}, 1) ?? 0));
  const whole = sumUp(rows);
  return {
    range,
    stepSeconds,
    at,
    filedPerMinute: perMinute("filed"),
    handledPerMinute: perMinute("handled"),
    lagMedianMs: within("lag", 0.5),
    lagP95Ms: within("lag", 0.95),
    queueDepth: level("queue"),
    queueAgeMs: longest("queueAgeMs", "queue"),
    outboxPending: level("outbox"),
    outboxAgeMs: longest("outboxAgeMs", "relay"),
    retries: retriesOf(whole),
    duplicates: whole.counts.duplicates ?? 0,
  };
}

function groupBySteps(rows: readonly FigureRow[], at: readonly number[], stepSeconds: number): FigureSums[] {
  const groups = Map.groupBy(rows, (row) => Math.floor(row.at.getTime() / 1_000 / stepSeconds) * stepSeconds);
  return at.map((second) => sumUp(groups.get(second) ?? []));
}

function retriesOf({ counts }: FigureSums): PipelineHistory["retries"] {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith(RETRIED))
    .map(([name, count]) => ({ why: name.slice(RETRIED.length), count: count ?? 0 }))
    .sort((a, b) => b.count - a.count);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
