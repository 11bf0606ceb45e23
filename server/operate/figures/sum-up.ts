import type { CountName, FigureRow, FigureSums, HopName, LevelName } from "./figure-sums.ts";
import { addSpreads } from "./time-classes.ts";

/** Several steps as one: counts and times added up, levels at their highest. */
export function sumUp(rows: readonly FigureRow[]): FigureSums {
  const names = <Name extends string>(pick: (row: FigureRow) => object) =>
    [...new Set(rows.flatMap((row) => Object.keys(pick(row))))] as Name[];
  const total = (name: CountName) => rows.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
  const highest = (name: LevelName) => Math.max(...rows.map(({ levels }) => levels[name] ?? 0));
  return {
    counts: Object.fromEntries(names<CountName>((row) => row.counts).map((name) => [name, total(name)])),
    spreads: Object.fromEntries(
      names<HopName>((row) => row.spreads).map((hop) => [hop, addSpreads(rows.map(({ spreads }) => spreads[hop]))]),
    ),
    levels: Object.fromEntries(names<LevelName>((row) => row.levels).map((name) => [name, highest(name)])),
  };
}
