import type { Row } from "../figures.ts";
import type { Measured } from "../measured.ts";
import { compare } from "./compare.ts";
import { PARTS } from "./parts.ts";
import { readTable, recorded, writeTable } from "./table.ts";

export interface CountOptions {
  /** Only parts with this in their name. */
  readonly only?: string;
  /** Writes the table anew; why something may rise is said in `why`. */
  readonly isRecord?: boolean;
  readonly why?: string;
}

/** Counts that no machine makes larger, beside the committed table: what has risen is in the column `missed`. */
export async function measureCounts({ only = "", isRecord, why }: CountOptions): Promise<Measured> {
  const rows: Row[] = [];
  for (const { name, slack, count } of PARTS.filter((part) => part.name.includes(only))) {
    const counted = await count();
    if (!counted) continue;
    // Read each time: a part that was recorded stays, whatever becomes of the next.
    const table = await readTable();
    for (const { what, count: now, table: before, verdict } of compare(counted, table.counts[name] ?? {}, slack))
      rows.push({
        part: name,
        what,
        count: now,
        table: before,
        missed: verdict === "RISEN" && !isRecord ? verdict : "",
      });
    if (isRecord) await writeTable(recorded(table, name, counted, slack, why));
  }
  return {
    rows,
    notes: [
      "What has risen fails until e2e/bench/counts/table.json is changed in the same commit: npm run bench -- --counts --record --why “…”.",
      ...PARTS.map(
        ({ name, slack }) => `${name}: up to ${slack.share * 100} % and ${slack.plus} more, because ${slack.because}`,
      ),
    ],
  };
}
