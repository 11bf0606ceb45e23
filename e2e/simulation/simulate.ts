import { CONFIGURATION_NAMES, CONFIGURATIONS } from "./configurations.ts";
import { runSeed } from "./run-seed.ts";

/** Which runs: a range of seeds, in one configuration or spread over all. */
export interface Simulation {
  readonly from: number;
  readonly seeds: number;
  readonly configuration: string | null;
  /** Only every n-th of the seeds, for several processes that share the work. */
  readonly part: number;
  readonly parts: number;
}

export interface Failure {
  readonly seed: number;
  readonly configuration: string;
  readonly violations: readonly string[];
}

export interface Tally {
  readonly runs: number;
  readonly steps: number;
  readonly rests: number;
  readonly failures: readonly Failure[];
}

/** After so many failing seeds the next one teaches nothing new. */
const ENOUGH_FAILURES = 5;

/** Runs every seed of a part, one after the other. */
export async function simulate({ from, seeds, configuration, part, parts }: Simulation): Promise<Tally> {
  const failures: Failure[] = [];
  const tally = { runs: 0, steps: 0, rests: 0 };
  for (let seed = from + part; seed < from + seeds && failures.length < ENOUGH_FAILURES; seed += parts) {
    const name = configuration ?? configurationOf(seed);
    const { violations, steps, rests } = await runSeed(requireConfiguration(name), seed);
    tally.runs++;
    tally.steps += steps;
    tally.rests += rests;
    if (violations.length > 0) failures.push({ seed, configuration: name, violations });
  }
  return { ...tally, failures };
}

/** Seeds take turns through the configurations. */
export function configurationOf(seed: number): string {
  return CONFIGURATION_NAMES[seed % CONFIGURATION_NAMES.length] ?? "calm";
}

/** The configuration of that name; throws when there is none, naming those there are. */
export function requireConfiguration(name: string) {
  const found = CONFIGURATIONS.get(name);
  if (found) return found;
  throw new Error(`There is no configuration "${name}". Choose one of:\n  ${CONFIGURATION_NAMES.join("\n  ")}`);
}

/** The command that shows what happened in a run that failed. */
export function reproduce({ seed, configuration }: Pick<Failure, "seed" | "configuration">): string {
  return `npm run simulate -- --config "${configuration}" --from ${seed} --seeds 1 --trace`;
}
