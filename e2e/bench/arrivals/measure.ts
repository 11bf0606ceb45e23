import { distribution, type Row, round } from "../figures.ts";
import type { Measured } from "../measured.ts";
import { CONTENDERS } from "../side-by-side/contenders.ts";
import { arrivals } from "../side-by-side/run.ts";

const AGENTS = 40;
/** Tickets per second: what the seed's worker just manages, three times that, and what a large desk sees. */
const RATES = [3, 10, 30] as const;
const SECONDS_OF_ARRIVALS = 20;

/** How long tickets wait for an agent that is free, when they arrive at random and wait for nobody. */
export async function measureArrivals(): Promise<Measured> {
  const rows: Row[] = [];
  for (const perSecond of RATES) {
    for (const contender of CONTENDERS.filter(({ processes }) => processes < 4)) {
      const tickets = perSecond * SECONDS_OF_ARRIVALS;
      const outcome = await arrivals(contender, perSecond, { tickets, agents: AGENTS });
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
  return { rows };
}
