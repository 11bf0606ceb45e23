import { table } from "../figures.ts";
import { goalRows } from "../measured.ts";
import type { Result } from "./results.ts";

/** A result for a terminal: its table, its goals, what one has to know to read them. */
export function inWords({ title, rows, goals = [], notes = [] }: Result): string {
  const parts = [title, table(rows)];
  if (goals.length > 0) parts.push(table(goalRows(goals)));
  if (notes.length > 0) parts.push(notes.join("\n"));
  return `\n${parts.join("\n\n")}`;
}
