import { percentile, type Row, round } from "../figures.ts";
import type { Bars, Goal, Measured } from "../measured.ts";
import { CONFIGURATIONS } from "./configurations.ts";
import { CONTENDERS, type Contender, ours, SEED } from "./contenders.ts";
import { drainBurst, type Outcome } from "./run.ts";

const AGENTS = 40;
const PLAIN = "sqs-consumer";

export interface BurstSize {
  readonly tickets: number;
  readonly repeats: number;
  /** Those that are compared; all unless told otherwise. */
  readonly only?: readonly string[];
}

/** A burst, filed before anybody drains: every contender in turn, several times over, on the same database, queue and agents. Medians, with the spread. */
export async function measureBurst(size: BurstSize): Promise<Measured> {
  const results = await burstsAt(0, size);
  const rateOf = rates(results);
  const rows = [...results].map(([contender, outcomes]) => burstRow(contender, outcomes, rateOf(SEED.name)));
  return {
    rows,
    goals: [
      ratioGoal("burst, beside sqs-consumer", rateOf, 1.5),
      ...soundGoals("burst", results),
      ...requestGoals(results),
    ],
    plots: [ratePlot("A burst drained, tickets a second", [["", results]])],
    notes: CONFIGURATIONS,
  };
}

/** The same with the store so many milliseconds away, as in another rack and in another zone. */
export async function measureDistance(delays: readonly number[], size: BurstSize): Promise<Measured> {
  const byDelay: [number, Results][] = [];
  for (const delay of delays) byDelay.push([delay, await burstsAt(delay, size)]);
  const rows = byDelay.flatMap(([delay, results]) =>
    [...results].map(([contender, outcomes]): Row => {
      const { contender: name, ...row } = burstRow(contender, outcomes, rates(results)(SEED.name));
      return { contender: name ?? "", "store away, ms": delay, "trip, ms": medianOf(outcomes, "tripMs"), ...row };
    }),
  );
  const [nearest] = byDelay;
  return {
    rows,
    goals: [
      ...(nearest ? [ratioGoal(`burst, store ${nearest[0]} ms away, beside sqs-consumer`, rates(nearest[1]), 3)] : []),
      ...byDelay.flatMap(([delay, results]) => soundGoals(`burst, store ${delay} ms away`, results)),
    ],
    plots: [
      ratePlot(
        "A burst drained with the store away, tickets a second",
        byDelay.map(([delay, results]) => [`${delay} ms away`, results]),
      ),
    ],
    notes: ["The way to the database is made longer for desk and consumers alike; the trip is measured with a ping."],
  };
}

const isOurs = (name: string) => name.startsWith("QuickFix");

type Results = ReadonlyMap<Contender, readonly Outcome[]>;

async function burstsAt(delayMs: number, { tickets, repeats, only }: BurstSize): Promise<Results> {
  const all = CONTENDERS.filter(({ name }) => !only || only.includes(name));
  const results = new Map<Contender, Outcome[]>(all.map((contender) => [contender, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const contender of all) {
      results.get(contender)?.push(await drainBurst(contender, { tickets, agents: AGENTS, delayMs }));
      console.error(`burst ${repeat + 1} of ${repeats}, store ${delayMs} ms away: ${contender.name}`);
    }
  }
  return results;
}

function burstRow({ name }: Contender, outcomes: readonly Outcome[], capacity: number): Row {
  const each = outcomes.map(({ ticketsPerSecond }) => ticketsPerSecond);
  const rate = percentile(each, 0.5);
  return {
    contender: name,
    "tickets/s": round(rate),
    spread: `${round(Math.min(...each))}–${round(Math.max(...each))}`,
    "× the seed's": Number.isNaN(capacity) ? "–" : round(rate / capacity),
    "requests/ticket": medianOf(outcomes, "requestsPerTicket"),
    "commands/ticket": medianOf(outcomes, "commandsPerTicket"),
    "CPU ms/ticket": medianOf(outcomes, "cpuMsPerTicket"),
    lost: sumOf(outcomes, "lost"),
    "two at once": sumOf(outcomes, "doubles"),
  };
}

/** The median rate of the contender with this name; NaN of one that did not run. */
function rates(results: Results): (name: string) => number {
  return (name) => {
    const [, outcomes = []] = [...results].find(([contender]) => contender.name === name) ?? [];
    return percentile(
      outcomes.map(({ ticketsPerSecond }) => ticketsPerSecond),
      0.5,
    );
  };
}

function ratioGoal(goal: string, rateOf: (name: string) => number, atLeast: number): Goal {
  return { goal, unit: "×", reached: rateOf(ours(1).name) / rateOf(PLAIN), wanted: { atLeast } };
}

function soundGoals(what: string, results: Results): Goal[] {
  const outcomes = [...results].filter(([{ name }]) => isOurs(name)).flatMap(([, each]) => each);
  const none = { unit: "", wanted: { atMost: 0 } };
  return [
    { goal: `${what}: lost`, reached: sumOf(outcomes, "lost"), ...none },
    { goal: `${what}: two at once`, reached: sumOf(outcomes, "doubles"), ...none },
  ];
}

/** What AWS is asked per ticket, beside what the seed's worker asks. */
function requestGoals(results: Results): Goal[] {
  const requests = (name: string) => {
    const [, outcomes = []] = [...results].find(([contender]) => contender.name === name) ?? [];
    return medianOf(outcomes, "requestsPerTicket");
  };
  const goal = (processes: number, atMost: number, words: string): Goal => ({
    goal: `AWS requests a ticket beside the seed's, ${words}`,
    unit: "×",
    reached: requests(ours(processes).name) / requests(SEED.name),
    wanted: { atMost },
  });
  return [goal(1, 0.25, "one consumer"), goal(4, 0.5, "four")];
}

function ratePlot(title: string, groups: readonly (readonly [string, Results])[]): Bars {
  const bars = groups.flatMap(([group, results]) =>
    [...results.keys()].map(({ name }) => {
      return { group, label: name, value: round(rates(results)(name)), isRival: !isOurs(name) };
    }),
  );
  return { kind: "bars", title, unit: "tickets a second", bars };
}

type Figure = { [Key in keyof Outcome]: Outcome[Key] extends number ? Key : never }[keyof Outcome];

function medianOf(outcomes: readonly Outcome[], figure: Figure): number {
  return round(
    percentile(
      outcomes.map((outcome) => outcome[figure]),
      0.5,
    ),
  );
}

function sumOf(outcomes: readonly Outcome[], figure: Figure): number {
  return outcomes.reduce((total, outcome) => total + outcome[figure], 0);
}
