import { fork } from "node:child_process";
import { CONFIGURATION_NAMES } from "../configurations.ts";
import { readKnownDeaths } from "./known-deaths.ts";
import { type Mutant, nameOf } from "./mutant.ts";
import { mutateFiles } from "./mutate-source.ts";
import { type Order, Verdict } from "./order.ts";
import { MUTANTS } from "./table.ts";

export interface Judgement {
  readonly mutant: Mutant;
  /** The mutant, or the pair that was in the source together. */
  readonly name: string;
  readonly isPair: boolean;
  readonly verdict: Verdict;
  /** What is wrong with the table, or null: a rule can be taken away unnoticed, or is no longer redundant. */
  readonly complaint: string | null;
}

/** Runs of each configuration before the next is tried; the round is repeated with other seeds. */
const SEEDS_AT_ONCE = 15;
const ROUNDS = 2;
/** Every change of the source shifts the seeds; the configuration mostly stays the right one. */
const SEEDS_WHERE_IT_DIED = 2_000;
/** One that is known to survive only has to survive a little. */
const ROUNDS_OF_SURVIVORS = 1;
/** A pair may die of the one alone in some runs; in this many it may not. */
const MOST_DEATHS_OF_A_PAIR = 12;
const TIME_LIMIT_MS = 240_000;
const KNOWN_DEATHS = readKnownDeaths();

/** What several mutants together are called. */
function namesOf(mutants: readonly Mutant[]): string {
  return mutants.map(nameOf).join(" + ");
}

/** Every mutant of the table in a process of its own, so many at a time. */
export async function judgeAll(
  mutants: readonly Mutant[],
  processes: number,
  onJudged: (judgement: Judgement) => void,
): Promise<Judgement[]> {
  const jobs = mutants.flatMap((mutant) => {
    const other = otherOf(mutant);
    return [() => judge(mutant), ...(other ? [() => judgePair(mutant, other)] : [])];
  });
  const judgements: Judgement[] = [];
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const judgement = await job();
      judgements.push(judgement);
      onJudged(judgement);
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  return judgements;
}

async function judge(mutant: Mutant): Promise<Judgement> {
  const verdict = await run([mutant], triesFor([mutant], mutant.survives ? ROUNDS_OF_SURVIVORS : ROUNDS));
  const complaint = complaintOf(mutant, verdict);
  return { mutant, name: nameOf(mutant), isPair: false, verdict, complaint };
}

function complaintOf({ survives }: Mutant, { killed, runs }: Verdict): string | null {
  if (!survives) return killed ? null : `survived ${runs} runs: nothing notices that this rule is missing`;
  return killed ? "is said to survive, and died: take the reason out of the table" : null;
}

/**
 * Two guards of the same thing, both out: now something must break. The other one alone must stand the very run in which
 * both died, or its own absence would have been enough.
 */
async function judgePair(mutant: Mutant, other: Mutant): Promise<Judgement> {
  const name = namesOf([mutant, other]);
  let tries = triesFor([mutant, other], ROUNDS);
  let runs = 0;
  for (let attempt = 0; attempt < MOST_DEATHS_OF_A_PAIR; attempt++) {
    const verdict = await run([mutant, other], tries);
    runs += verdict.runs;
    if (!verdict.killed) break;
    const { configuration, seed } = verdict.killed;
    const alone = await run([other], [{ configuration, from: seed, seeds: 1 }]);
    if (!alone.killed) return { mutant, name, isPair: true, verdict: { ...verdict, runs }, complaint: null };
    tries = [{ configuration, from: seed + 1, seeds: SEEDS_WHERE_IT_DIED }];
  }
  const complaint = `in ${runs} runs nothing broke that one of the two had kept: it is not what backs the other`;
  return { mutant, name, isPair: true, verdict: { runs, killed: null }, complaint };
}

function otherOf(mutant: Mutant): Mutant | null {
  const { survives } = mutant;
  if (survives?.because !== "backed-by") return null;
  const found = MUTANTS.find((other) => nameOf(other) === survives.other);
  if (found) return found;
  throw new Error(`The mutant "${nameOf(mutant)}" is backed by "${survives.other}", which is not in the table.`);
}

function run(mutants: readonly Mutant[], tries: Order["tries"]): Promise<Verdict> {
  const order: Order = { sources: Object.fromEntries(mutateFiles(mutants)), tries };
  return new Promise((resolve, reject) => {
    const child = fork(`${import.meta.dirname}/run-mutants.ts`, {
      timeout: TIME_LIMIT_MS,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const errors: Buffer[] = [];
    let verdict: Verdict | null = null;
    child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("message", (message) => {
      verdict = Verdict.parse(message);
    });
    child.once("error", reject);
    child.send(order);
    child.once("close", (code) => {
      const names = namesOf(mutants);
      if (verdict) resolve(verdict);
      else
        reject(
          new Error(`The run of ${names} ended with ${code}: ${Buffer.concat(errors).toString().slice(0, 2_000)}`),
        );
    });
  });
}

/** The known place first, then the small configurations, then all, in rounds of new seeds. */
function triesFor(mutants: readonly Mutant[], rounds: number): Order["tries"] {
  const known = KNOWN_DEATHS[namesOf(mutants)];
  const first = known
    ? [
        { configuration: known.configuration, from: known.seed, seeds: 1 },
        { configuration: known.configuration, from: 1, seeds: SEEDS_WHERE_IT_DIED },
      ]
    : [];
  const focus = CONFIGURATION_NAMES.filter((name) => name.startsWith("focus"));
  const ordered = [...focus, ...CONFIGURATION_NAMES.filter((name) => !name.startsWith("focus"))];
  const sweep = Array.from({ length: rounds }, (_, round) =>
    ordered.map((configuration) => ({ configuration, from: 1 + round * SEEDS_AT_ONCE, seeds: SEEDS_AT_ONCE })),
  );
  return [...first, ...sweep.flat()];
}
