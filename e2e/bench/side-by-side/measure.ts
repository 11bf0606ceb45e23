import { distribution, percentile, type Row, round } from "../figures.ts";
import { CONTENDERS, type Contender, SEED } from "./contenders.ts";
import { arrivals, drainBurst, type Outcome } from "./run.ts";

const AGENTS = 40;
/** Tickets per second: what the seed's worker just manages, three times that, and what a large desk sees. */
const RATES = [3, 10, 30] as const;
const SECONDS_OF_ARRIVALS = 20;

/** A burst, filed before anybody drains: every contender in turn, several times over, on the same database, queue and agents. Medians, with the spread. */
export async function measureBurst(tickets: number, repeats: number): Promise<Row[]> {
  const results = new Map<Contender, Outcome[]>(CONTENDERS.map((contender) => [contender, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const contender of CONTENDERS) {
      results.get(contender)?.push(await drainBurst(contender, tickets, AGENTS));
      console.error(`burst ${repeat + 1} of ${repeats}: ${contender.name}`);
    }
  }
  const capacity = median((results.get(SEED) ?? []).map((each) => each.ticketsPerSecond));
  return [...results].map(([contender, outcomes]) => burstRow(contender, outcomes, capacity));
}

/** How long tickets wait for an agent that is free, when they arrive at random and wait for nobody. */
export async function measureArrivals(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const perSecond of RATES) {
    for (const contender of CONTENDERS.filter(({ processes }) => processes < 4)) {
      const outcome = await arrivals(contender, perSecond, perSecond * SECONDS_OF_ARRIVALS, AGENTS);
      console.error(`${perSecond} arrivals per second: ${contender.name}`);
      const { p50, p99, max } = distribution(outcome.assignedMs);
      const { lost, doubles } = outcome;
      rows.push({
        contender: contender.name,
        "arrivals/s": perSecond,
        "p50 ms": p50,
        "p99 ms": p99,
        "max ms": max,
        "requests/ticket": round(outcome.requestsPerTicket),
        lost,
        "two at once": doubles,
      });
    }
  }
  return rows;
}

function burstRow({ name }: Contender, outcomes: readonly Outcome[], capacity: number): Row {
  const rates = outcomes.map((each) => each.ticketsPerSecond);
  const rate = median(rates);
  const total = (pick: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + pick(outcome), 0);
  return {
    contender: name,
    "tickets/s": round(rate),
    spread: `${round(Math.min(...rates))}–${round(Math.max(...rates))}`,
    "× the seed's": round(rate / capacity),
    "requests/ticket": round(median(outcomes.map((each) => each.requestsPerTicket))),
    "CPU ms/ticket": round(median(outcomes.map((each) => each.cpuMsPerTicket))),
    lost: total((outcome) => outcome.lost),
    "two at once": total((outcome) => outcome.doubles),
  };
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
