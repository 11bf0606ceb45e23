import type { Database } from "#server/platform/db/database.ts";
import { FIGURE_STEPS, type FigureRow, type FigureStep, type FigureSums } from "./figure-sums.ts";
import { figureRows } from "./rows.ts";

/** A little longer than the charts that are drawn of them. */
const KEEP_MS = { fine: 70 * 60_000, coarse: 25 * 3_600_000 } as const satisfies Record<FigureStep, number>;
const MOST_ROWS = 500;

/** Figures of all processes in one row a step, to which each adds atomically. Steps in which nothing happened have none. */
export function createFigureStore(db: Database) {
  const figures = db.collection(figureRows);
  return {
    /** Adds to the fine and the coarse row of that moment. */
    async add(moment: Date, sums: FigureSums): Promise<void> {
      const { $inc, $max } = operatorsOf(sums);
      if (Object.keys($inc).length + Object.keys($max).length === 0) return;
      const writes = (["fine", "coarse"] as const).map((step) => {
        const at = beginningOf(step, moment);
        const fresh = { step, at, expiresAt: new Date(at.getTime() + KEEP_MS[step]) };
        const update = {
          $setOnInsert: fresh,
          ...(Object.keys($inc).length > 0 ? { $inc } : {}),
          ...(Object.keys($max).length > 0 ? { $max } : {}),
        };
        return { updateOne: { filter: { _id: `${step}:${at.toISOString()}` }, update, upsert: true } };
      });
      await figures.bulkWrite(writes, { ordered: false });
    },

    /** Rows since then, oldest first. */
    async since(step: FigureStep, from: Date): Promise<FigureRow[]> {
      const rows = await figures
        .find({ step, at: { $gte: beginningOf(step, from) } })
        .sort({ at: 1 })
        .limit(MOST_ROWS)
        .toArray();
      return rows.map(({ at, counts, spreads, levels }) => ({
        at,
        counts: counts ?? {},
        spreads: spreads ?? {},
        levels: levels ?? {},
      }));
    },
  };
}

export type FigureStore = ReturnType<typeof createFigureStore>;

function beginningOf(step: FigureStep, moment: Date): Date {
  const ms = FIGURE_STEPS[step] * 1_000;
  return new Date(Math.floor(moment.getTime() / ms) * ms);
}

function operatorsOf({ counts, spreads, levels }: FigureSums) {
  const $inc: Record<string, number> = {};
  const $max: Record<string, number> = {};
  for (const [name, count] of Object.entries(counts)) $inc[`counts.${name}`] = count ?? 0;
  for (const [hop, spread] of Object.entries(spreads)) {
    for (const [timeClass, count] of Object.entries(spread)) $inc[`spreads.${hop}.${timeClass}`] = count;
  }
  for (const [name, level] of Object.entries(levels)) $max[`levels.${name}`] = level;
  return { $inc, $max };
}
