import { once } from "node:events";
import { createServer, type Server } from "node:http";
import {
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { Types } from "mongoose";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { startTestWorld, type TestConsumer, type TestWorld } from "#consumer/flows/testing.ts";
import type { Actor } from "#server/core/actor.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { WATCHED_IDS } from "#server/operate/invariants/invariant.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { runTool } from "#server/tools/testing.ts";
import { type DenyingProxy, startDenyingProxy } from "./denying-proxy.ts";

// Each finding costs a process that loads everything and connects to everything.
vi.setConfig({ testTimeout: 120_000 });

const SECRET = "the-same-secret-for-doctor-and-consumer";
const Report = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ id: z.string(), state: z.string(), found: z.string(), fix: z.string().nullable() })),
});

let world: TestWorld;
let consumer: TestConsumer;
let web: Server;
let webUrl: string;
let proxy: DenyingProxy;
let asha: Actor;
let env: Record<string, string>;

beforeAll(async () => {
  world = await startTestWorld();
  ({ server: web, url: webUrl } = await startWeb());
  proxy = await startDenyingProxy(world.aws.endpoint);
  await world.addPerson("Ines", "admin");
  asha = await world.addAgent("Asha");
  const { hostname, port, pathname } = new URL(world.mongodbUri);
  const MONGODB_URI = `mongodb://${hostname}:${port}${pathname}?directConnection=true`;
  const shared = { MONGODB_URI, NEXTAUTH_URL: webUrl, NEXTAUTH_SECRET: SECRET, QUICKFIX_MODE: "dev" };
  consumer = await world.startConsumer(shared);
  env = { ...world.aws.env, ...shared, AWS_ENDPOINT_URL: proxy.endpoint, NEXT_PUBLIC_REALTIME_URL: consumer.url };
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  web.close();
  await world[Symbol.asyncDispose]();
});

afterEach(async () => {
  proxy.deny();
  await ensureTopology({ sns: world.sns, sqs: world.sqs, endpoint: world.aws.endpoint });
});

/** The web application's health, as it is when all is well; the rest of it is no business of the doctor's. */
async function startWeb() {
  const dependencies = { database: { ok: true, message: "" }, topic: { ok: true, message: "" } };
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ status: "ok", dependencies }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
}

/** What the doctor says is wrong, by id, with what it found. */
async function wrong(changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const { code, out, err } = await runTool("doctor", ["--json"], { ...env, ...changes });
  if (!out) throw new Error(`the doctor said nothing: ${err}`);
  const { ok, findings } = Report.parse(JSON.parse(out));
  const bad = findings.filter(({ state }) => state === "wrong");
  expect(bad.every(({ fix }) => fix)).toBe(true);
  expect({ ok, code }).toEqual({ ok: bad.length === 0, code: bad.length === 0 ? 0 : 1 });
  return Object.fromEntries(bad.map(({ id, found }) => [id, found]));
}

const agents = () => world.db.collection(agentRows);
const editAsha = (update: object) => agents().updateOne({ _id: new Types.ObjectId(asha.id) }, { $set: update });

test("a desk that works has nothing wrong, and nothing is left behind by looking", async () => {
  const before = await world.db.collection(eventRows).countDocuments({});
  const { code, out } = await runTool("doctor", [], env);
  expect(out).toContain("Nothing is wrong.");
  expect(out).toContain("1 of 1 agents on duty are available.");
  expect(out).toContain("hears complaintUpdated");
  expect(out).toContain("sqs:ReceiveMessage on the queue is allowed.");
  expect(out).not.toMatch(/WRONG|\?  /);
  expect(code).toBe(0);
  expect(await world.db.collection(eventRows).countDocuments({})).toBe(before);
  expect(await world.queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("the consumer says of every invariant that it holds", async () => {
  await vi.waitFor(
    async () => {
      const metrics = await (await fetch(`${consumer.url}/metrics`)).text();
      const counts = [...metrics.matchAll(/^quickfix_invariant_violations\{id="(\w+)"[^}]*\} (\d+)/gm)];
      expect(counts.map(([, id]) => id)).toEqual([...WATCHED_IDS]);
      expect(counts.map(([, , count]) => count)).toEqual(WATCHED_IDS.map(() => "0"));
    },
    { timeout: 20_000 },
  );
});

test("a setting that is missing is named with what it is for", async () => {
  expect(await wrong({ SNS_TOPIC_ARN: "" })).toEqual({ settings: expect.stringContaining("SNS_TOPIC_ARN is missing") });
});

test("a queue or a topic that does not exist", async () => {
  const SQS_QUEUE_URL = env["SQS_QUEUE_URL"]?.replace(/QuickFix$/, "QuikFix") ?? "";
  expect(await wrong({ SQS_QUEUE_URL })).toMatchObject({ queue: expect.stringContaining("QuikFix does not exist") });
  const SNS_TOPIC_ARN = `${env["SNS_TOPIC_ARN"]}s`;
  expect(await wrong({ SNS_TOPIC_ARN })).toMatchObject({ topic: expect.stringContaining("does not exist") });
});

test("raw message delivery that is off, or a subscription that is not there at all", async () => {
  const { sns } = world;
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: world.aws.topicArn }));
  const SubscriptionArn = Subscriptions[0]?.SubscriptionArn;
  const [AttributeName, AttributeValue] = ["RawMessageDelivery", "false"];
  await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  expect(await wrong()).toEqual({ "subscription.raw": expect.stringContaining("Raw message delivery is off") });
  await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  expect(await wrong()).toEqual({ subscription: expect.stringContaining("is not subscribed to the topic") });
});

test("a queue whose policy or redrive policy is not what it should be", async () => {
  const { sqs } = world;
  const Attributes = { Policy: "", RedrivePolicy: "", VisibilityTimeout: "3" };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: world.aws.queueUrl, Attributes }));
  expect(await wrong()).toEqual({
    "queue.policy": expect.stringContaining("does not let the topic send"),
    "queue.RedrivePolicy": expect.stringContaining("is not set and should be"),
    "queue.VisibilityTimeout": expect.stringContaining("is 3 and should be 30"),
  });
});

test("permissions that these keys do not have", async () => {
  proxy.deny("PublishBatch", "ReceiveMessage", "DeleteMessage");
  const found = await wrong();
  expect(found).toMatchObject({
    "permission.topic.sns:Publish": "These keys may not sns:Publish on the topic.",
    "permission.queue.sqs:ReceiveMessage": "These keys may not sqs:ReceiveMessage on the queue.",
    "permission.queue.sqs:DeleteMessage": "These keys may not sqs:DeleteMessage on the queue.",
  });
  expect(Object.keys(found).every((id) => id.startsWith("permission."))).toBe(true);
});

test("SNS and SQS that do not answer", async () => {
  const found = await wrong({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" });
  expect(found).toMatchObject({ topic: expect.stringContaining("does not answer"), queue: expect.anything() });
});

test("nobody on duty, and nobody with the skill that is asked for", async () => {
  await editAsha({ onDuty: false, availability: "offline" });
  expect(await wrong()).toEqual({ agents: "None of the 1 agents is on duty, so every complaint waits." });
  await editAsha({ onDuty: true, availability: "available", skills: ["Billing"] });
  const complaints = anyRows(world.db, "complaints");
  await complaints.insertOne({
    complaintId: "COMP-10001",
    status: "Open",
    category: "Technical",
    dispatchAt: new Date(),
    userId: new Types.ObjectId(),
    rev: 0,
  });
  expect(await wrong()).toEqual({ "agents.skills": expect.stringContaining("nobody on duty takes: Technical") });
  await complaints.deleteMany({});
  await editAsha({ skills: [] });
});

test("an index that is missing, before anything that would only be refused without it", async () => {
  const MONGODB_URI = env["MONGODB_URI"]?.replace(/[/]\w+[?]/, "/half-built?") ?? "";
  const db = await connectDatabase(MONGODB_URI);
  await db.collection(complaintRows).dropIndex("line");
  await db.close();
  expect(await wrong({ MONGODB_URI })).toEqual({ "database.indexes": "The index complaints.line is missing." });
});

test("a database that does not answer", async () => {
  expect(await wrong({ MONGODB_URI: "mongodb://127.0.0.1:1/quickfix" })).toEqual({
    database: expect.stringContaining("The database does not answer"),
  });
});

test("an event that was put aside because its ids are none", async () => {
  const body = {
    eventType: "ticket.created",
    timestamp: new Date().toISOString(),
    data: {
      ticketId: "12",
      complaintId: "COMP-1",
      userId: "u",
      title: "t",
      category: "General",
      priority: "Low",
      assignedTo: null,
    },
  };
  await world.queue.send([{ id: "a", body: JSON.stringify(body), attributes: {} }]);
  const letters = world.db.collection(deadLetterRows);
  await vi.waitFor(async () => expect(await letters.countDocuments({ reason: "bad-id" })).toBe(1), { timeout: 20_000 });
  expect(await wrong()).toEqual({ "letters.ids": expect.stringContaining("1 events were put aside because an id") });
  await letters.deleteMany({});
});

test("no consumer, or no web application, where browsers would look for it", async () => {
  expect(await wrong({ NEXT_PUBLIC_REALTIME_URL: "http://127.0.0.1:1" })).toEqual({
    consumer: expect.stringContaining("No consumer answers at http://127.0.0.1:1: "),
  });
  expect(await wrong({ NEXT_PUBLIC_REALTIME_URL: webUrl })).toEqual({
    consumer: expect.stringContaining(`What answers at ${webUrl} is no consumer of QuickFix`),
  });
  expect(await wrong({ NEXTAUTH_URL: consumer.url })).toMatchObject({
    web: expect.stringContaining("is not QuickFix"),
  });
});

test("live updates that are refused because the secret is another one", async () => {
  expect(await wrong({ NEXTAUTH_SECRET: SECRET.toUpperCase() })).toEqual({
    socket: expect.stringContaining("token is not valid"),
  });
});

test("live updates from a consumer that works on another database", async () => {
  const MONGODB_URI = env["MONGODB_URI"]?.replace(/\/quickfix\b/, "/elsewhere") ?? "";
  const elsewhere = await connectReader(MONGODB_URI);
  await elsewhere.collection(userRows).insertMany(await world.db.collection(userRows).find({}).toArray());
  await elsewhere.close();
  const other = await world.startConsumer({ ...env, MONGODB_URI });
  const found = await wrong({ NEXT_PUBLIC_REALTIME_URL: other.url });
  await other.stop();
  expect(found).toEqual({ "socket.heard": expect.stringContaining("did not come as complaintUpdated") });
});
