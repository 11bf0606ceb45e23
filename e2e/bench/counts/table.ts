import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { type Counted, compare, type Slack } from "./compare.ts";

const FILE = path.join(import.meta.dirname, "table.json");

const Table = z.object({
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  /** Every count that was let rise, and why. */
  risen: z.array(
    z.object({ part: z.string(), what: z.string(), from: z.number(), to: z.number(), why: z.string().min(10) }),
  ),
});
export type Table = z.infer<typeof Table>;

export async function readTable(): Promise<Table> {
  return Table.parse(JSON.parse(await readFile(FILE, "utf8")));
}

/**
 * The table with what was counted in place of what it had. What is above it within the slack is chance, and not written down.
 * @throws when something has risen and nobody says why
 */
export function recorded(table: Table, part: string, counted: Counted, slack: Slack, why: string | undefined): Table {
  const before = table.counts[part] ?? {};
  const compared = compare(counted, before, slack);
  const risen = compared.filter(({ verdict }) => verdict === "RISEN");
  if (risen.length > 0 && table.counts[part] && !why) {
    const names = risen.map(({ what, table: from, count }) => `${what}, ${from} → ${count}`);
    throw new Error(`${part}: risen without a reason, give it with --why: ${names.join("; ")}.`);
  }
  const kept = compared.map(({ what, count, table: before, verdict }): [string, number] => [
    what,
    verdict === "as it was" && before > 0 ? before : count,
  ]);
  const told = table.counts[part] && why ? risen : [];
  return {
    counts: { ...table.counts, [part]: Object.fromEntries(kept.filter(([, count]) => count > 0)) },
    risen: [
      ...table.risen,
      ...told.map(({ what, table: from, count: to }) => ({ part, what, from, to, why: why ?? "" })),
    ],
  };
}

export async function writeTable(table: Table): Promise<void> {
  await writeFile(FILE, `${JSON.stringify(table, null, 2)}\n`);
}
