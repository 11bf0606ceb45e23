import { setTimeout as pause } from "node:timers/promises";
import { type ChaosConsumer } from "#e2e/chaos/kit/consumers.ts";
import { listLetters } from "#e2e/chaos/kit/letters.ts";
import { untilAssigned } from "#e2e/chaos/kit/look.ts";
import { type ChaosWorld, startChaosWorld } from "#e2e/chaos/kit/world.ts";
import { until } from "#e2e/fixtures/until.ts";
import { type Row, round } from "./figures.ts";

/** Short enough to measure often; recovery is this and the time to handle the message. */
const VISIBILITY_SECONDS = 5;
const KILLS = 5;
const PLACES = 20;
const LONG = 120_000;

/**
 * What an outage costs: topic and queue, or the database, gone for so many seconds while so many complaints are filed,
 * and one of two consumers killed with a message in its hands. Afterwards nothing may be lost, or this fails.
 */
export async function measureOutages({ tickets, seconds }: { tickets: number; seconds: number }): Promise<Row[]> {
  await using world = await startChaosWorld({ QUICKFIX_VISIBILITY_SECONDS: String(VISIBILITY_SECONDS) });
  return [
    await killOneOfTwo(world),
    await loseTopicAndQueue(world, tickets, seconds),
    await loseDatabase(world, tickets, seconds),
  ];
}

async function killOneOfTwo(world: ChaosWorld): Promise<Row> {
  const recoveries: number[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    const [victim] = await startConsumers(world, 2);
    await world.agent("Anna", { capacity: PLACES });
    await world.healed({ withinMs: LONG });
    await victim?.crashAt("queue.received");
    // Either of the two may receive it: the victim dies of its first.
    const ids: string[] = [];
    while (victim?.isAlive() && ids.length < PLACES) ids.push(...(await world.file()));
    await victim?.ended;
    const killedAt = performance.now();
    await untilAssigned(world.db, ids, LONG);
    const isEmpty = async () => Object.values(await world.queue.depth()).every((count) => count === 0);
    await until("an empty queue", isEmpty, { withinMs: LONG });
    recoveries.push(performance.now() - killedAt);
    await finish(world);
  }
  const notes = `the slowest of ${KILLS}; visibility ${VISIBILITY_SECONDS} s`;
  return row("one of two consumers killed with a message", KILLS, 0, Math.max(...recoveries), notes);
}

async function loseTopicAndQueue(world: ChaosWorld, tickets: number, seconds: number): Promise<Row> {
  await startConsumers(world, 1);
  await staff(world, tickets);
  const effect = { kind: "refuse" } as const;
  await world.aws.setFaults({ id: "sns", service: "sns", effect }, { id: "sqs", service: "sqs", effect });
  const awayAt = performance.now();
  const ids = await fileMany(world, tickets);
  await pause(Math.max(0, seconds * 1_000 - (performance.now() - awayAt)));
  await world.aws.setFaults();
  const backAt = performance.now();
  await untilAssigned(world.db, ids, LONG);
  const recovery = performance.now() - backAt;
  await finish(world);
  return row("SNS and SQS away, complaints filed meanwhile", tickets, seconds, recovery, "none lost");
}

async function loseDatabase(world: ChaosWorld, tickets: number, seconds: number): Promise<Row> {
  await startConsumers(world, 1);
  await staff(world, tickets);
  await world.stopConsumers();
  const ids = await fileMany(world, tickets);
  await world.relayed();
  const consumer = await world.addConsumer({ QF_CRASH_AT: "queue.received:1:stop" });
  await consumer.frozenAt("queue.received");
  await world.database.kill();
  const awayAt = performance.now();
  consumer.signal("SIGCONT");
  await until("an open breaker", async () => (await consumer.metric("quickfix_consumer_breaker_state")) === 1);
  const breaker = performance.now() - awayAt;
  await pause(Math.max(0, seconds * 1_000 - (performance.now() - awayAt)));
  await world.database.restart();
  const backAt = performance.now();
  await untilAssigned(world.db, ids, LONG);
  const recovery = performance.now() - backAt;
  const letters = (await listLetters(world.db, world.deadLetters)).length;
  const retries = await consumer.metric("quickfix_consumer_retries_total");
  await finish(world);
  const notes = `breaker after ${round(breaker / 1_000)} s, ${letters} dead letters, ${retries} messages tried again`;
  return row("database away, messages in the queue", tickets, seconds, recovery, notes);
}

async function startConsumers(world: ChaosWorld, count: number): Promise<readonly ChaosConsumer[]> {
  while (world.consumers().length < count) await world.addConsumer();
  return world.consumers();
}

/** Enough agents for every complaint at once: what is measured is the way to them, not the wait for them. */
async function staff(world: ChaosWorld, tickets: number): Promise<void> {
  for (let places = 0; places < tickets; places += PLACES) await world.agent("Anna", { capacity: PLACES });
  await world.healed({ withinMs: LONG });
}

async function fileMany(world: ChaosWorld, tickets: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < tickets) ids.push(...(await world.file(Math.min(25, tickets - ids.length))));
  return ids;
}

async function finish(world: ChaosWorld): Promise<void> {
  await world.healed({ withinMs: LONG });
  await world.expectNothingLost();
  await world.clear();
}

function row(what: string, count: number, seconds: number, recoveryMs: number, notes: string): Row {
  return { what, count, "away s": seconds, "recovered in s": round(recoveryMs / 1_000), notes };
}
