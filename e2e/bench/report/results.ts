import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Measured } from "../measured.ts";
import { busyCores } from "./busy-cores.ts";
import { type Machine, thisMachine } from "./machine.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../artifacts/bench");

/** One bench of a run, with when and where it ran. */
export interface Result extends Measured {
  readonly name: string;
  readonly title: string;
  readonly at: string;
  readonly tookSeconds: number;
  readonly machine: Machine;
  /** How many of its cores others kept busy as this began. */
  readonly busy: number;
}

/** A run's files. Those of a quick run stand beside those of whole ones, and never among them. */
export function filesOf(isQuick: boolean): { readonly json: string; readonly html: string } {
  const base = path.join(FOLDER, isQuick ? "quick" : "bench");
  return { json: `${base}.json`, html: `${base}.html` };
}

/** Measures, and says when, where and for how long. */
export async function resultOf(
  { name, title }: Pick<Result, "name" | "title">,
  measure: () => Promise<Measured>,
): Promise<Result> {
  const busy = await busyCores();
  const startedAt = performance.now();
  const measured = await measure();
  const tookSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { name, title, at: new Date().toISOString(), tookSeconds, machine: thisMachine(), busy, ...measured };
}

/**
 * The results of this run in place of earlier ones of the same name; what did not run stays as it was, with its own date.
 * @param order the names of all there are, as they are shown; what is called otherwise is gone
 */
export async function keepResults(file: string, now: readonly Result[], order: readonly string[]): Promise<Result[]> {
  const before = await readResults(file);
  const isNew = ({ name }: Result) => now.some((each) => each.name === name);
  const found = [...before.filter((each) => !isNew(each)), ...now];
  // Those that had nothing to show would have a heading and no table.
  const all = order.flatMap((name) => found.filter((each) => each.name === name && each.rows.length > 0));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  return all;
}

async function readResults(file: string): Promise<Result[]> {
  const text = await readFile(file, "utf8").catch(() => "[]");
  return JSON.parse(text) as Result[];
}
