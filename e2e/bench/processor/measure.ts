import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "#server/local/launch/services.ts";
import { startDatabase } from "../database-process.ts";
import { percentile, type Row, round } from "../figures.ts";
import { recordDesk } from "./record.ts";
import { keepRecording, type Part, readRecording, type Step } from "./recording.ts";
import { type Cost, Replay } from "./replay.ts";

const PARTS: readonly Part[] = ["in a burst", "alone", "idle"];

/** What one database answers before it is the other's turn. */
const STEPS_A_TURN = 1_000;

interface Options {
  readonly tickets: number;
  readonly repeats: number;
  /** Another checkout whose database answers the same, in turns with this one's. */
  readonly against?: string | undefined;
  /** Where the traffic is kept, and taken from where it is there already. */
  readonly recording?: string | undefined;
}

/**
 * Processor time that the embedded database takes for a command of the desk's own traffic, which is recorded once and said to it
 * again, from an empty folder on. Two databases take turns at it, so that what else the machine does is the same for both. The middle
 * of several runs.
 */
export async function measureProcessor({ tickets, repeats, against, recording }: Options): Promise<Row[]> {
  const steps = await traffic(tickets, recording);
  const checkouts = against === undefined ? [ROOT] : [ROOT, against];
  const runs: ReadonlyMap<Part, Cost>[][] = [];
  for (let run = 0; run < repeats; run++) runs.push(await costsOf(steps, checkouts));
  return PARTS.map((part) => {
    const perCommand = (costs: ReadonlyMap<Part, Cost> | undefined) => {
      const { processorMs, commands } = costs?.get(part) ?? { processorMs: 0, commands: 0 };
      return (processorMs / commands) * 1_000;
    };
    const middle = (of: (run: ReadonlyMap<Part, Cost>[]) => number) => round(percentile(runs.map(of), 0.5));
    return {
      traffic: part,
      commands: runs[0]?.[0]?.get(part)?.commands ?? 0,
      "µs a command": middle(([own]) => perCommand(own)),
      ...(against !== undefined && {
        "the other's": middle(([, other]) => perCommand(other)),
        share: middle(([own, other]) => perCommand(own) / perCommand(other)),
      }),
    };
  });
}

async function traffic(tickets: number, file: string | undefined): Promise<Step[]> {
  const kept = file === undefined ? null : await readRecording(file);
  if (kept) return kept;
  const steps = await recordDesk(tickets);
  if (file !== undefined) await keepRecording(file, steps);
  return steps;
}

/** What each checkout's database takes for the same steps, some at a time. */
async function costsOf(steps: readonly Step[], checkouts: readonly string[]): Promise<ReadonlyMap<Part, Cost>[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-processor-"));
  try {
    await using started = new AsyncDisposableStack();
    const replays: Replay[] = [];
    for (const [index, checkout] of checkouts.entries()) {
      const database = started.use(await startDatabase(path.join(dataDir, String(index)), checkout));
      const replay = new Replay(database);
      started.defer(() => replay.close());
      replays.push(replay);
    }
    for (let at = 0; at < steps.length; at += STEPS_A_TURN) {
      for (const replay of replays) await replay.play(steps.slice(at, at + STEPS_A_TURN));
    }
    return replays.map(({ costs }) => costs);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
