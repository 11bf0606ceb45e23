import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { until } from "../fixtures/until.ts";
import { findComplaint } from "./kit/complaints.ts";
import type { ChaosConsumer } from "./kit/consumers.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

const COMMANDS = ["find", "aggregate", "insert", "update", "findAndModify"];

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  await world.database.restart();
  await world.database.noFailPoints();
  await world.stopConsumers();
  await world.clear();
});

/** The receive counts of the messages that were handled to their end. */
function receiptsOf(consumer: ChaosConsumer): number[] {
  const found = consumer.lines.map((line) => / message .*result=done .*receiveCount=(\d+)/.exec(line)?.[1]);
  return found.filter((count) => count !== undefined).map(Number);
}

test("28: a primary that steps down, is stepping down or shuts down delays work and loses none of it", async () => {
  await world.addConsumer();
  await using load = await startLoad(world, { agents: 4, perSecond: 20, atMost: 40 });
  for (const errorCode of [10107, 189, 91]) {
    await load.untilFiled(5);
    const data = { failCommands: COMMANDS, errorCode, errorLabels: ["RetryableWriteError"] };
    await world.database.failPoint({ name: "failCommand", mode: { times: 15 }, data });
  }
  await load.untilAllFiled();
  await load.untilAllSolved();
  await world.expectNothingLost();
});

test("29: a connection that is cut after the database took the claims gives nothing away twice", async () => {
  for (const name of ["Anna", "Ben", "Cleo", "Dan", "Eva"]) await world.agent(name);
  const ids = await world.file(5);
  await world.relayed();
  await world.database.failPoint({ name: "onPrimaryTransactionalWrite", mode: { times: 6 } });
  await world.consumer();
  await world.healed();
  await world.expectNothingLost();
  expect(await world.db.collection(complaintRows).countDocuments({ status: "In Progress" })).toBe(5);
  expect(await world.db.collection(eventRows).countDocuments({ aggId: { $in: ids }, type: "ticket.assigned" })).toBe(5);
});

test("30: messages that come while the database is gone are neither worn out nor put aside", async () => {
  const consumer = await world.consumer();
  await world.agent("Anna");
  await world.relayed();
  consumer.signal("SIGSTOP");
  await world.file(100);
  await world.relayed();
  await world.database.kill();
  consumer.signal("SIGCONT");
  await until("a consumer that has stopped receiving", async () => {
    return (await consumer.metric("quickfix_consumer_breaker_state")) === 1;
  });
  expect((await consumer.ready()).status).toBe(503);
  await world.database.restart();
  // What was given back waits up to half a minute, so that not everything comes back in one moment.
  await world.healed({ withinMs: 60_000 });
  await world.expectNothingLost();
  // Once for the poll that was under way when it froze, once for the outage.
  expect(Math.max(...receiptsOf(consumer))).toBeLessThanOrEqual(3);
});

test("31: a storm of write conflicts is fought out at once, and nothing is put aside", async () => {
  await world.addConsumer();
  await using load = await startLoad(world, { agents: 4, perSecond: 20, atMost: 30 });
  const data = { failCommands: ["update", "findAndModify"], errorCode: 112 };
  await load.untilFiled(5);
  await world.database.failPoint({ name: "failCommand", mode: { times: 40 }, data });
  await load.untilAllFiled();
  await load.untilAllSolved();
  await world.expectNothingLost();
});

test("31: a database that answers after longer than the visibility does not make a message come twice", async () => {
  const consumer = await world.consumer();
  await world.agent("Anna");
  await world.healed();
  await world.file(3);
  await world.relayed();
  const data = { failCommands: ["find", "aggregate"], blockConnection: true, blockTimeMS: 3_000 };
  await world.database.failPoint({ name: "failCommand", mode: { times: 3 }, data });
  await world.file(1);
  await world.healed();
  await world.expectNothingLost();
  expect(await consumer.metric("quickfix_consumer_visibility_lost_total")).toBe(0);
  expect(Math.max(...receiptsOf(consumer))).toBe(1);
});

test("32: of two consumers that give different complaints to one agent, the database lets one win and the other looks again", async () => {
  const late = await world.addConsumer();
  await world.agent("Anna");
  await world.healed();
  await late.crashAt("pass.before-claims:1:stop");
  const [first] = await world.file();
  await late.frozenAt("pass.before-claims");
  // The one that now goes before it in line.
  const customer = await world.person("user", "Carl");
  const second = await world.web.file(customer, { title: "Nothing works any more" });
  const admin = await world.person("admin", "Ada");
  await world.web.ask(admin, { kind: "priority", ref: second._id, priority: "Critical" });
  await world.addConsumer();
  const statusOf = async (id: string | undefined) => (await findComplaint(world.db, id)).status;
  await until("the more urgent one with the agent", async () => (await statusOf(second._id)) === "In Progress");

  late.signal("SIGCONT");
  await world.healed();
  await world.expectNothingLost();
  await late.untilMetric("quickfix_dispatch_assignments_total", (lost) => lost >= 1, 'outcome="conflict_agent"');
  expect([await statusOf(first), await statusOf(second._id)]).toEqual(["Open", "In Progress"]);
});

test("56: a database without room makes everybody wait, and puts nothing aside", async () => {
  const consumer = await world.addConsumer();
  const agent = await world.agent("Anna");
  await world.healed();
  await world.healed();
  const data = { failCommands: ["update", "insert", "findAndModify"], errorCode: 14031 };
  await world.database.failPoint({ name: "failCommand", mode: "alwaysOn", data });
  const admin = await world.person("admin", "Ada");
  await expect(world.web.ask(admin, { kind: "on-board" })).rejects.toBeInstanceOf(Error);
  await world.queue.send([{ id: "bell", body: bell(agent.id), attributes: {} }]);
  await until(
    "a message that waits",
    async () => (await consumer.metric("quickfix_consumer_retries_total", "infra")) > 0,
  );
  await world.healed({ withinMs: 60_000 });
  await world.expectNothingLost();
});

test("56: a consumer whose rights were taken away ends and says why, and its message is there for the next", async () => {
  const consumer = await world.addConsumer();
  const agent = await world.agent("Anna");
  await world.healed();
  const data = { failCommands: ["find", "aggregate"], errorCode: 13 };
  await world.database.failPoint({ name: "failCommand", mode: "alwaysOn", data });
  await world.queue.send([{ id: "bell", body: bell(agent.id), attributes: {} }]);
  expect(await consumer.ended).toBe("code 1");
  expect(consumer.lines.join("\n")).toContain("the consumer cannot go on");
  await world.healed();
  await world.expectNothingLost();
});

/** A message that an agent's availability changed, as anybody could have published it. */
function bell(agentId: string): string {
  const data = { agentId };
  return JSON.stringify({ eventType: "agent.availability", timestamp: new Date().toISOString(), data });
}
