import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Where each mutant died the last time. Only decides what is tried first: every place is searched anew when it is out of date. */
const Deaths = z.record(z.string(), z.object({ configuration: z.string(), seed: z.number() }));
type Deaths = z.infer<typeof Deaths>;

const FILE = path.join(import.meta.dirname, "known-deaths.json");

export function readKnownDeaths(): Deaths {
  return Deaths.parse(JSON.parse(readFileSync(FILE, "utf8")));
}

/** Adds or replaces these, and keeps the file in order. */
export function recordDeaths(deaths: Deaths): void {
  const all = Object.entries({ ...readKnownDeaths(), ...deaths }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
