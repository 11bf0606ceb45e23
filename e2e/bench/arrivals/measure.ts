import { distribution, percentile, type Row, round } from "../figures.ts";
import type { Goal, Lines, Measured } from "../measured.ts";
import { CONTENDERS, ours, SEED } from "../side-by-side/contenders.ts";
import { arrivals, drainBurst, type Outcome } from "../side-by-side/run.ts";

const AGENTS = 40;
/** Of the seed's capacity: where its p99 is looked at, and the most that comes. */
const STEADY = 0.6;
const FLOOD = 3;

export interface ArrivalSize {
  readonly seconds: number;
  /** Tickets of the burst by which the seed's capacity is found. */
  readonly tickets: number;
  /** Parts of the seed's capacity that arrive. */
  readonly loads: readonly number[];
  /** Those that are compared. */
  readonly only: readonly string[];
}

interface Seen {
  readonly name: string;
  readonly load: number;
  readonly perSecond: number;
  readonly outcome: Outcome;
}

/**
 * How long tickets wait for an agent who is free, when they arrive at random and wait for nobody: in parts of what the seed's
 * worker drains of a burst.
 */
export async function measureArrivals({ seconds, tickets, loads, only }: ArrivalSize): Promise<Measured> {
  const capacity = (await drainBurst(SEED, { tickets, agents: AGENTS })).ticketsPerSecond;
  const seen: Seen[] = [];
  for (const load of loads) {
    for (const contender of CONTENDERS.filter(({ name }) => only.includes(name))) {
      const perSecond = capacity * load;
      const count = Math.max(10, Math.round(perSecond * seconds));
      const outcome = await arrivals(contender, perSecond, { tickets: count, agents: AGENTS, isHeard: true });
      console.error(`${round(load * 100)} % of the seed's capacity: ${contender.name}`);
      seen.push({ name: contender.name, load, perSecond, outcome });
    }
  }
  return {
    rows: seen.map(rowOf),
    goals: goalsOf(seen),
    plots: [
      curve("created → assigned, p99 ms", seen, ({ assignedMs }) => assignedMs),
      curve("created → socket, p99 ms", seen, ({ heardMs }) => heardMs),
    ],
    notes: [
      `The seed's worker drains a burst of ${tickets} at ${round(capacity)} tickets a second; open loop: arrivals come at their time, whether the ones before were taken or not.`,
      "Every agent has a socket open. The seed's handler and sqs-consumer with it tell the agent the moment that the ticket is saved, as the seed does.",
      `At ${loads.length} loads of ${seconds} s each; the same moments of arrival for every contender.`,
    ],
  };
}

function rowOf({ name, load, perSecond, outcome }: Seen): Row {
  const [assigned, heard] = [distribution(outcome.assignedMs), distribution(outcome.heardMs)];
  return {
    contender: name,
    "% of the seed's": round(load * 100),
    "arrivals/s": round(perSecond),
    "assigned: p50 ms": assigned.p50,
    "p99 ms": assigned.p99,
    "max ms": assigned.max,
    "socket: p50 ms": heard.p50,
    "p99, ms": heard.p99,
    "max, ms": heard.max,
    "not heard": outcome.assignedMs.length - outcome.heardMs.length,
    lost: outcome.lost,
    "two at once": outcome.doubles,
  };
}

function goalsOf(seen: readonly Seen[]): Goal[] {
  const p99 = (name: string, load: number) =>
    percentile(seen.find((each) => each.name === name && each.load === load)?.outcome.assignedMs ?? [], 0.99);
  const steady = p99(ours(1).name, STEADY);
  return [
    {
      goal: "p99 created → assigned at 60 % of the seed's load, beside the seed's",
      unit: "×",
      reached: steady / p99(SEED.name, STEADY),
      wanted: { atMost: 0.2 },
    },
    {
      goal: "p99 created → assigned at 3 times the seed's capacity, beside 60 % of it",
      unit: "×",
      reached: p99(ours(1).name, FLOOD) / steady,
      wanted: { atMost: 2 },
    },
  ];
}

function curve(title: string, seen: readonly Seen[], pick: (outcome: Outcome) => readonly number[]): Lines {
  const points = seen.map(({ name, load, outcome }) => ({
    series: name,
    x: round(load * 100),
    y: Math.max(1, percentile(pick(outcome), 0.99)),
  }));
  return {
    kind: "lines",
    title,
    x: "% of the seed's capacity",
    y: "ms",
    log: "both",
    points: points.filter(({ y }) => Number.isFinite(y)),
  };
}
