import type { Experiment, ExperimentRecord, ExperimentSample } from "#server/operate/experiments/wire.ts";

/** How often the counts are told while nothing else is. */
const COUNTS_EVERY_MS = 5_000;

/** Tells a run line by line: each step once, and the counts now and then. */
export class Narrator {
  readonly #print: (line: string) => void;
  #told = 0;
  #countedAtMs = -COUNTS_EVERY_MS;
  #runId = "";

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  tell({ runId, experiment, steps, samples }: ExperimentRecord): void {
    if (this.#runId !== runId) {
      this.#runId = runId;
      this.#print(`\n${experiment.title}\n${experiment.what}`);
    }
    for (const { atMs, text } of steps.slice(this.#told)) this.#print(`${clock(atMs)}  ${text}`);
    this.#told = steps.length;
    const last = samples.at(-1);
    if (!last || last.atMs - this.#countedAtMs < COUNTS_EVERY_MS) return;
    this.#countedAtMs = last.atMs;
    this.#print(`${clock(last.atMs)}    ${counts(last)}`);
  }
}

/** What can be done, one experiment a line. */
export function describeList(experiments: readonly Experiment[]): string {
  const width = Math.max(...experiments.map(({ name }) => name.length));
  return experiments
    .map(({ name, title, seconds }) => `${name.padEnd(width)}  ${title} (about ${seconds} s)`)
    .join("\n");
}

/** How it ended: the verdict, what it was made of, and what stays. */
export function describeVerdict({ verdict, left }: ExperimentRecord): string {
  const end = left ? `\n${left}` : "";
  if (!verdict) return `\nThere is no verdict.${end}`;
  const width = Math.max(...verdict.figures.map(({ label }) => label.length));
  const lines = [
    ...verdict.checks.map(({ ok, title, sentence }) => `  ${ok ? "✓" : "✗"} ${title}: ${sentence}`),
    ...verdict.figures.map(({ label, value }) => `    ${label.padEnd(width)}  ${value}`),
  ];
  return `\n${verdict.sentence}\n${lines.join("\n")}${end}`;
}

function counts({ filed, waiting, withAgent, solved }: ExperimentSample): string {
  if (waiting === null) return `filed ${filed}; the database does not answer`;
  return `filed ${filed}, waiting ${waiting}, with an agent ${withAgent}, solved ${solved}`;
}

function clock(atMs: number): string {
  const seconds = Math.floor(atMs / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, "0")}`;
}
