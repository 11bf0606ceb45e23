import { setTimeout as sleep } from "node:timers/promises";
import type { CrashPoint } from "#server/core/crash-point.ts";
import type { FaultEffect, NewFaultRule } from "#server/local/aws/faults/rules.ts";
import { listComplaints } from "../kit/complaints.ts";
import type { ChaosConsumer } from "../kit/consumers.ts";
import type { FailPoint } from "../kit/database.ts";
import type { Load } from "../kit/load.ts";
import type { ChaosWorld } from "../kit/world.ts";
import type { Dice } from "./dice.ts";

/** What one strike works on. Between two repairs the faults of SNS and SQS add up. */
export interface Scene {
  readonly world: ChaosWorld;
  readonly load: Load;
  readonly dice: Dice;
  readonly rules: NewFaultRule[];
  readonly frozen: Set<ChaosConsumer>;
}

/** Breaks something; resolves to what it did, in words. */
export type Strike = (scene: Scene) => Promise<string>;

const ARMED_WITHIN_MS = 1_000;
const CONSUMER_POINTS = [
  "queue.received",
  "queue.handled",
  "pass.before-scan",
  "pass.before-claims",
  "pass.claim-written",
  "pass.claimed",
  "pass.refreshed",
  "relay.stored",
  "relay.published",
  "relay.cleared",
  "assigned.told",
  "sweep.leased",
] as const satisfies readonly CrashPoint[];
const WEB_POINTS = [
  "complaint.before-write",
  "complaint.written",
  "ticket.written",
  "relay.stored",
  "relay.published",
  "relay.cleared",
] as const satisfies readonly CrashPoint[];
const TOPIC_EFFECTS: readonly FaultEffect[] = [
  { kind: "refuse" },
  { kind: "unavailable" },
  { kind: "throttle" },
  { kind: "delay", ms: 1_500 },
  { kind: "drop-response" },
  { kind: "duplicate-request" },
  { kind: "fail-entries", senderFault: false, share: 0.5 },
];
const QUEUE_EFFECTS: readonly FaultEffect[] = [
  ...TOPIC_EFFECTS,
  { kind: "duplicate-messages", times: 3 },
  { kind: "shuffle-messages" },
  { kind: "stale-handles" },
];
const COMMANDS = ["find", "aggregate", "insert", "update", "findAndModify"];

const someConsumer = ({ world, dice, frozen }: Scene): ChaosConsumer | null => {
  const able = world.consumers().filter((consumer) => !frozen.has(consumer));
  return able.length === 0 ? null : dice.pick(able);
};
const withConsumer =
  (act: (consumer: ChaosConsumer, scene: Scene) => Promise<string> | string): Strike =>
  async (scene) => {
    const consumer = someConsumer(scene);
    return consumer ? act(consumer, scene) : "no consumer is left to strike";
  };
const addRule = async ({ world, rules }: Scene, rule: Omit<NewFaultRule, "id">): Promise<string> => {
  rules.push({ ...rule, id: `rule-${rules.length}` });
  await world.aws.setFaults(...rules);
  return `${rule.service} ${JSON.stringify(rule.effect)} with probability ${rule.probability}`;
};
const failCommands = async ({ world }: Scene, mode: FailPoint["mode"], data: FailPoint["data"]): Promise<string> => {
  await world.database.failPoint({ name: "failCommand", mode, data: { failCommands: COMMANDS, ...data } });
  return `the database fails commands: ${JSON.stringify(data)}`;
};

/** Everything that can go wrong, by its kind. */
export const STRIKES: readonly Strike[] = [
  withConsumer(async (consumer) => {
    await consumer.end("SIGKILL");
    return "a consumer is killed";
  }),
  withConsumer((consumer) => {
    consumer.signal("SIGTERM");
    return "a consumer is told to stop";
  }),
  withConsumer((consumer, { frozen }) => {
    frozen.add(consumer);
    consumer.signal("SIGSTOP");
    return "a consumer is frozen";
  }),
  withConsumer(async (consumer, { dice }) => {
    const plan = `${dice.pick(CONSUMER_POINTS)}:${dice.between(1, 3)}` as const;
    await Promise.race([consumer.crashAt(plan), sleep(ARMED_WITHIN_MS)]);
    return `a consumer dies at ${plan}`;
  }),
  async ({ world }) => {
    await world.spawnConsumer();
    return "a consumer is added";
  },
  async ({ world }) => {
    await world.web.process.end("SIGKILL");
    return "the web process is killed";
  },
  async ({ world, dice }) => {
    const plan = `${dice.pick(WEB_POINTS)}:${dice.between(1, 3)}` as const;
    await Promise.race([world.web.process.crashAt(plan), sleep(ARMED_WITHIN_MS)]);
    return `the web process dies at ${plan}`;
  },
  async ({ world }) => {
    await world.database.kill();
    return "the database is killed";
  },
  async ({ world }) => {
    world.database.freeze();
    return "the database is frozen";
  },
  (scene) => {
    const errorCode = scene.dice.pick([10107, 189, 91, 11600, 14031]);
    return failCommands(
      scene,
      { times: scene.dice.between(1, 20) },
      { errorCode, errorLabels: ["RetryableWriteError"] },
    );
  },
  (scene) => failCommands(scene, { times: scene.dice.between(1, 20) }, { errorCode: 112 }),
  (scene) => failCommands(scene, { times: scene.dice.between(1, 10) }, { closeConnection: true }),
  (scene) => failCommands(scene, { times: scene.dice.between(1, 5) }, { blockConnection: true, blockTimeMS: 2_500 }),
  async ({ world, dice }) => {
    const times = dice.between(1, 10);
    await world.database.failPoint({ name: "onPrimaryTransactionalWrite", mode: { times } });
    return `the database loses ${times} answers to writes`;
  },
  async ({ world }) => {
    await world.aws.kill();
    return "SNS and SQS are killed";
  },
  (scene) => {
    const { dice } = scene;
    return addRule(scene, { service: "sns", effect: dice.pick(TOPIC_EFFECTS), probability: dice.pick([0.3, 1]) });
  },
  (scene) => {
    const { dice } = scene;
    return addRule(scene, { service: "sqs", effect: dice.pick(QUEUE_EFFECTS), probability: dice.pick([0.3, 1]) });
  },
  async ({ world, load, dice }) => {
    const agent = dice.pick(load.agents);
    const availability = dice.pick(["available", "offline"] as const);
    await world.web.ask(agent, { kind: "availability", agentId: agent.id, input: { availability } });
    return `an agent is ${availability}`;
  },
  async ({ world, load, dice }) => {
    const input = { agentId: dice.pick(load.agents).id, capacity: dice.between(1, 3) };
    await world.web.ask(load.supervisor, { kind: "capacity", input });
    return `an agent has ${input.capacity} places`;
  },
  async ({ world, load, dice }) => {
    const { id: ref } = dice.pick(await listComplaints(world.db, "In Progress"));
    const agentId = dice.pick([null, dice.pick(load.agents).id]);
    await world.web.ask(load.supervisor, { kind: "assign", ref, input: { agentId } });
    return "a complaint is given to somebody else, or taken back";
  },
];
