import { fork } from "node:child_process";
import path from "node:path";
import { CONFIGURATION_NAMES } from "../configurations.ts";
import { readKnownDeaths } from "./known-deaths.ts";
import { type Mutant, nameOf, ROOT } from "./mutant.ts";
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

/** Every change of the source shifts the seeds; the configuration stays the right one, and a few dozen runs of it are enough. */
const SEEDS_WHERE_IT_DIED = 200;
/** Runs of each configuration for a mutant that is not known to die anywhere, or no longer does. */
const SEEDS_EVERYWHERE = 24;
/** One that is known to survive only has to survive a little. */
const SEEDS_OF_SURVIVORS = 2;
/** A pair may die of the one alone in some runs; in this many it may not. */
const MOST_DEATHS_OF_A_PAIR = 40;
/** Against one that never ends; what takes half a minute on a quiet machine took four on a crowded one. */
const TIME_LIMIT_MS = 600_000;
/** Reading all modules costs a process more than most mutants' runs; Node keeps what it made of each source. */
const COMPILED = path.join(ROOT, "node_modules/.cache/simulation");
const KNOWN_DEATHS = readKnownDeaths();

/** What several mutants together are called. */
function namesOf(mutants: readonly Mutant[]): string {
  return mutants.map(nameOf).join(" + ");
}

export interface JudgeOptions {
  /** Mutants at a time, each in a process of its own. */
  readonly processes: number;
  /** Forget where they died, and look for the place where each dies most often. */
  readonly survey: boolean;
  readonly onJudged?: (judgement: Judgement) => void;
}

/** Every mutant, and every pair of them that back each other. */
export async function judgeAll(
  mutants: readonly Mutant[],
  { processes, survey, onJudged }: JudgeOptions,
): Promise<Judgement[]> {
  const jobs = mutants.flatMap((mutant) => {
    const other = otherOf(mutant);
    return [() => judge(mutant, survey), ...(other ? [() => judgePair(mutant, other, survey)] : [])];
  });
  const judgements: Judgement[] = [];
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const judgement = await job();
      judgements.push(judgement);
      onJudged?.(judgement);
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  return judgements;
}

async function judge(mutant: Mutant, survey: boolean): Promise<Judgement> {
  const tries = mutant.survives ? everywhere(SEEDS_OF_SURVIVORS) : survey ? everywhere() : triesFor([mutant]);
  const verdict = await run([mutant], tries, survey ? "noticed-often" : "noticed");
  const complaint = complaintOf(mutant, verdict, survey);
  return { mutant, name: nameOf(mutant), isPair: false, verdict, complaint };
}

function complaintOf(mutant: Mutant, { killed, runs }: Verdict, survey: boolean): string | null {
  if (mutant.survives) return killed ? "is said to survive, and died: take the reason out of the table" : null;
  if (!killed) return `survived ${runs} runs: nothing notices that this rule is missing`;
  if (survey || killed.configuration === KNOWN_DEATHS[nameOf(mutant)]?.configuration) return null;
  return `died after ${runs} runs in "${killed.configuration}", by chance: let --record look for a place where it dies at once, or write a scene for it`;
}

/**
 * Two guards of the same thing, both out: now something must break. The other one alone must stand the very run in which
 * both died, or its own absence would have been enough.
 */
async function judgePair(mutant: Mutant, other: Mutant, survey: boolean): Promise<Judgement> {
  const name = namesOf([mutant, other]);
  let tries = survey ? everywhere() : triesFor([mutant, other]);
  let runs = 0;
  for (let attempt = 0; tries.length > 0 && attempt < MOST_DEATHS_OF_A_PAIR; attempt++) {
    const verdict = await run([mutant, other], tries);
    runs += verdict.runs;
    if (!verdict.killed) break;
    const { configuration, seed } = verdict.killed;
    const alone = await run([other], [{ configuration, from: seed, seeds: 1 }]);
    if (!alone.killed) return { mutant, name, isPair: true, verdict: { ...verdict, runs }, complaint: null };
    const rest = tries.slice(tries.findLastIndex((each) => each.configuration === configuration) + 1);
    tries = survey ? rest : [{ configuration, from: seed + 1, seeds: SEEDS_WHERE_IT_DIED }, ...rest];
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

function run(mutants: readonly Mutant[], tries: Order["tries"], until: Order["until"] = "noticed"): Promise<Verdict> {
  const order: Order = { sources: Object.fromEntries(mutateFiles(mutants)), tries, until };
  return new Promise((resolve, reject) => {
    const child = fork(`${import.meta.dirname}/run-mutants.ts`, {
      timeout: TIME_LIMIT_MS,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
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

/** Where it is known to die first, then everywhere. */
function triesFor(mutants: readonly Mutant[]): Order["tries"] {
  const known = KNOWN_DEATHS[namesOf(mutants)];
  if (!known) return everywhere();
  const { configuration, seed } = known;
  return [
    { configuration, from: seed, seeds: 1 },
    { configuration, from: 1, seeds: SEEDS_WHERE_IT_DIED },
    ...everywhere(),
  ];
}

/** Scenes and small configurations first: they are quick, and made for it. */
function everywhere(seeds = SEEDS_EVERYWHERE): Order["tries"] {
  const rank = (name: string) => ["scene", "focus"].findIndex((prefix) => name.startsWith(prefix)) >>> 0;
  const ordered = CONFIGURATION_NAMES.toSorted((a, b) => rank(a) - rank(b));
  return ordered.map((configuration) => ({ configuration, from: 1, seeds }));
}
