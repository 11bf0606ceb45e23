import type { ExperimentRecord, ExperimentSample } from "#server/operate/experiments/wire.ts";

/** The drawing's own units; it is stretched to the place that it gets. */
export const WIDTH = 600;
export const HEIGHT = 120;

export interface Curves {
  /** Points of lines, in pieces: where nothing was known there is a gap. */
  readonly filed: readonly string[];
  readonly waiting: readonly string[];
  readonly solved: readonly string[];
  /** From when to when it was broken, in units; null when it was not. */
  readonly fault: { readonly x: number; readonly width: number } | null;
  readonly top: number;
  readonly lastsMs: number;
}

/** The counts over time as lines to draw; time to the right, complaints upwards. */
export function runCurves({ samples, steps, experiment }: ExperimentRecord): Curves {
  const lastsMs = Math.max(samples.at(-1)?.atMs ?? 0, steps.at(-1)?.atMs ?? 0, 10_000);
  const top = Math.max(experiment.complaints, 1);
  const x = (atMs: number) => Math.round((atMs / lastsMs) * WIDTH);
  const y = (count: number) => Math.round(HEIGHT - (count / top) * HEIGHT);
  const lines = (count: (sample: ExperimentSample) => number | null): string[] => {
    const pieces: string[][] = [[]];
    for (const sample of samples) {
      const value = count(sample);
      if (value === null) pieces.push([]);
      else pieces.at(-1)?.push(`${x(sample.atMs)},${y(value)}`);
    }
    return pieces.filter((piece) => piece.length > 1).map((piece) => piece.join(" "));
  };
  const from = steps.find(({ kind }) => kind === "fault")?.atMs;
  const to = steps.find(({ kind, atMs }) => kind === "healed" && atMs >= (from ?? 0))?.atMs ?? lastsMs;
  return {
    filed: lines((sample) => sample.filed),
    waiting: lines((sample) => sample.waiting),
    solved: lines((sample) => sample.solved),
    fault: from === undefined ? null : { x: x(from), width: Math.max(2, x(to) - x(from)) },
    top,
    lastsMs,
  };
}
