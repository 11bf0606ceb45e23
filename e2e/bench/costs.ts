import { type Row, round } from "./figures.ts";
import { ours } from "./side-by-side/contenders.ts";
import { arrivals, drainBurst, type Outcome } from "./side-by-side/run.ts";

const AGENTS = 40;
/** Far enough apart that nothing is gathered. */
const ARRIVALS_PER_SECOND = 1;
const ARRIVALS = 20;
/** Dollars for a million requests in most regions; yours may differ. */
const PRICE = { sns: 0.5, sqs: 0.4 } as const;
const STEPS = {
  publish: "sns PublishBatch",
  receive: "sqs ReceiveMessage",
  delete: "sqs DeleteMessageBatch",
} as const;

/** How many events one request carries, in a burst and when tickets come one by one, and what a million tickets cost. */
export async function measureCosts(tickets: number): Promise<Row[]> {
  return [
    costRow(`a burst of ${tickets}`, await drainBurst(ours(1), { tickets, agents: AGENTS }), tickets),
    costRow(
      "one a second",
      await arrivals(ours(1), ARRIVALS_PER_SECOND, { tickets: ARRIVALS, agents: AGENTS }),
      ARRIVALS,
    ),
  ];
}

function costRow(load: string, { requests, events, lost }: Outcome, tickets: number): Row {
  const steps = Object.entries(STEPS).map(([step, operation]): [string, number] => {
    return [`events a ${step}`, round(events / (requests.get(operation) ?? 0))];
  });
  const dollars = [...requests].reduce((sum, [operation, count]) => {
    return sum + count * (operation.startsWith("sns") ? PRICE.sns : PRICE.sqs);
  }, 0);
  return {
    load,
    "events a ticket": round(events / tickets),
    ...Object.fromEntries(steps),
    "$ a million tickets": round(dollars / tickets),
    lost,
  };
}
