import { setTimeout as pause } from "node:timers/promises";
import { startChaosWorld } from "#e2e/chaos/kit/world.ts";
import { countRequests } from "./aws-requests.ts";
import { type Row, round } from "./figures.ts";

/** What happens once, at the start, is not what an hour costs. */
const SETTLE_MS = 30_000;

/** What a consumer with nothing to do asks of AWS in an hour, by operation, with the settings of production. */
export async function measureIdle(minutes: number): Promise<Row[]> {
  await using world = await startChaosWorld();
  const consumer = await world.addConsumer({
    QUICKFIX_MODE: "production",
    QUICKFIX_RECONCILE: "on",
    QUICKFIX_VISIBILITY_SECONDS: "30",
  });
  await pause(SETTLE_MS);
  const before = await countRequests(consumer.url);
  await pause(minutes * 60_000);
  const after = await countRequests(consumer.url);
  const perHour = (count: number) => round((count / minutes) * 60);
  const rows = [...after].map(([operation, count]) => ({
    "requests of an idle consumer": operation,
    "per hour": perHour(count - (before.get(operation) ?? 0)),
  }));
  const total = rows.reduce((sum, row) => sum + row["per hour"], 0);
  return [...rows, { "requests of an idle consumer": "all together", "per hour": round(total) }];
}
