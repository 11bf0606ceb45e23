import { listComplaints } from "#e2e/chaos/kit/complaints.ts";
import { startLoad } from "#e2e/chaos/kit/load.ts";
import { startChaosWorld } from "#e2e/chaos/kit/world.ts";
import { until } from "#e2e/fixtures/until.ts";
import { type Row, round } from "./figures.ts";

const CONSUMERS = 4;
const AGENTS = 20;
const PER_SECOND = 60;
const DELIVERIES = 2;
const SOLVED_WITHIN_MS = 30 * 60_000;

/**
 * How consumers get on with each other: four of them, twenty agents, and every message delivered twice. Afterwards
 * nothing may be lost or doubled, or this fails. What is counted is claims by what became of them.
 */
export async function measureCrowd(tickets: number): Promise<Row[]> {
  await using world = await startChaosWorld();
  const consumers = await Promise.all(Array.from({ length: CONSUMERS }, () => world.addConsumer()));
  const twice = { kind: "duplicate-messages", times: DELIVERIES } as const;
  await world.aws.setFaults({ id: "twice", service: "sqs", operation: "ReceiveMessage", effect: twice });
  const startedAt = performance.now();
  await using load = await startLoad(world, { agents: AGENTS, perSecond: PER_SECOND, atMost: tickets });
  await load.untilAllFiled();
  const areSolved = async () => (await listComplaints(world.db, "Resolved")).length === load.filed.size;
  await until("every complaint solved", areSolved, { withinMs: SOLVED_WITHIN_MS, everyMs: 500 });
  const seconds = (performance.now() - startedAt) / 1_000;

  const sum = async (name: string, labels?: string) => {
    const counts = await Promise.all(consumers.map((consumer) => consumer.metric(name, labels)));
    return counts.reduce((total, count) => total + count, 0);
  };
  const claims = (outcome: string) => sum("quickfix_dispatch_assignments_total", `outcome="${outcome}"`);
  const figures: Record<string, number> = {
    "claims that held": await claims("ok"),
    "claims lost to a place that was taken meanwhile": await claims("conflict_agent"),
    "claims lost to a complaint that changed meanwhile": await claims("stale"),
    "messages consumed": await sum("messaging_client_consumed_messages_total"),
    "complaints solved per second": round(load.filed.size / seconds),
  };
  await load.untilAllSolved({ withinMs: SOLVED_WITHIN_MS });
  await world.expectNothingLost();
  const setting = `${CONSUMERS} consumers, ${AGENTS} agents, ${load.filed.size} complaints, each message ${DELIVERIES}×`;
  return Object.entries(figures).map(([what, count]) => ({ what, count, setting }));
}
