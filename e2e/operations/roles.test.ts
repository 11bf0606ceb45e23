import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { type ConsumerContext, createConsumerContext } from "#consumer/context.ts";
import type { Actor } from "#server/core/actor.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { castOf } from "#server/desk/testing.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { rightText } from "#server/local/aws/testing/iam-gate.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { retryLetters } from "#server/operate/letters/retry-letters.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { StartReplay } from "#server/operate/replay/wire.ts";
import { inspectAws } from "#server/platform/aws/inspect.ts";
import type { QueuePlace, RoleName } from "#server/platform/aws/permissions.ts";
import { refusalSentence } from "#server/platform/aws/rights.ts";
import { readConsumerEnv, readWebEnv } from "#server/platform/env.ts";
import { createLog } from "#server/platform/log.ts";
import { checkAws } from "#server/tools/doctor/check-aws.ts";
import { createWebContext, type WebContext } from "#server/web/context.ts";
import { breakForSetUp, queueUrlOf } from "./break-for-set-up.ts";
import { type GatedAws, ROOT, type RoleRight, rightsOf, startGatedAws } from "./gated-aws.ts";

const SHARED = {
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "a secret for tests only, long enough",
  LOG_LEVEL: "silent",
  QUICKFIX_MODE: "dev",
};
const Notes = z.object({ problems: z.array(z.string()), notes: z.array(z.string()) });
const PATIENTLY = { timeout: 20_000, interval: 30 };

let aws: GatedAws;
let database: Awaited<ReturnType<typeof startTestServer>>;
let web: WebContext;
let consumer: ConsumerContext;
let consumerUrl: string;
let [customer, admin]: Actor[] = [];
/** Health remembers a look for a while: the web application's time goes on by that much with every question. */
let later = 0;

beforeAll(async () => {
  [aws, database] = await Promise.all([startGatedAws(), startTestServer()]);
  await aws.setUp("setUp");
  const uri = new URL(database.uri);
  uri.pathname = "/quickfix";
  const env = { ...SHARED, MONGODB_URI: uri.href };
  const clock = { now: () => new Date(Date.now() + later) };
  web = createWebContext(readWebEnv({ ...env, ...aws.envOf("web") }), { clock });
  await web.connected;
  const cast = castOf(web.desk);
  [customer, admin] = [await cast.addPerson("Maya", "user"), await cast.addPerson("Ines", "admin")];
  const port = await findFreePort();
  const consumerEnv = readConsumerEnv({ ...env, ...aws.envOf("consumer"), REALTIME_PORT: String(port) });
  const log = createLog({ name: "consumer", level: "silent", mode: "dev" });
  consumer = createConsumerContext(consumerEnv, { log, onFatal: rethrow });
  consumerUrl = `http://127.0.0.1:${await consumer.start()}`;
});

afterAll(async () => {
  await Promise.all([consumer[Symbol.asyncDispose](), web[Symbol.asyncDispose]()]);
  await Promise.all([aws[Symbol.asyncDispose](), database.stop()]);
});

afterEach(() => aws.gate.withhold());

const send = (on: QueuePlace, MessageBody: string) =>
  aws.clientsOf(ROOT).sqs.send(new SendMessageCommand({ QueueUrl: queueUrlOf(aws, on), MessageBody }));
const file = () =>
  fileComplaint(web.desk, someone(customer), {
    title: "The kettle hums",
    description: "All day.",
    category: "Technical",
  });

function someone(actor: Actor | undefined): Actor {
  if (!actor) throw new Error("nobody is there yet");
  return actor;
}

/** Nothing that is withheld here may end a process. */
function rethrow(error: unknown): never {
  throw error;
}

async function healthSays(): Promise<string> {
  later += 60_000;
  return (await web.health.topic()).message;
}

async function readinessSays(): Promise<string[]> {
  const { problems, notes } = Notes.parse(await (await fetch(`${consumerUrl}/readyz`)).json());
  return [...problems, ...notes];
}

async function doctorSays(user: string) {
  const { aws: settings } = readConsumerEnv({ ...SHARED, MONGODB_URI: database.uri, ...aws.envOf(user) });
  const addresses = {
    topic: settings.topicArn,
    queue: settings.queueUrl,
    deadLetters: settings.deadLetterUrl,
    subscriptionDeadLetters: settings.subscriptionDeadLetterUrl,
  };
  return checkAws(await inspectAws(settings, addresses), addresses);
}

let unreadable = 0;
/** A message that is put aside; no two are the same letter. */
const sendUnreadable = (on: QueuePlace) => send(on, `{nobody can read this, number ${++unreadable}`);

/** What makes a consumer use a right, where it does not by itself. */
async function occasionFor({ action, on }: RoleRight): Promise<void> {
  switch (`${action} ${on}`) {
    case "sns:Publish topic":
      await file();
      await startReplay(web.letters, someone(admin), StartReplay.parse({ target: "topic", confirm: true }));
      return;
    case "sqs:SendMessage queue":
      // What earlier occasions left may be on its way still.
      await vi.waitFor(() => retryLetters(web.letters, someone(admin), { all: true }), PATIENTLY);
      return;
    case "sqs:ReceiveMessage subscriptionDeadLetters":
    case "sqs:DeleteMessage subscriptionDeadLetters":
      await sendUnreadable("subscriptionDeadLetters");
      return;
    default:
      await sendUnreadable("queue");
  }
}

/** A message that could not be put aside is given back, to be looked at later. */
const CANNOT_PUT_ASIDE = {
  action: "sqs:SendMessage",
  resource: "arn:aws:sqs:eu-north-1:000000000000:QuickFix-dlq",
} as const;

const textsOf = (role: RoleName) => rightsOf(role).map(rightText).toSorted();
const used = (role: RoleName) => [...aws.gate.used(role)].toSorted();

test("set-up, web, consumer and doctor do their work with what their role is granted, and all of it is needed", {
  timeout: 120_000,
}, async () => {
  await breakForSetUp(aws);
  await aws.setUp("setUp");
  expect(used("setUp")).toEqual(textsOf("setUp"));

  await file();
  await web.drain();
  expect(await healthSays()).toBe("The topic answers.");
  expect(await web.console.depths()).toMatchObject({ queue: { visible: expect.any(Number) }, deadLetters: {} });
  expect(used("web")).toEqual(textsOf("web"));
  expect(await web.metrics.registry.metrics()).toMatch(
    /^quickfix_aws_requests\w*\{service="sns",operation="GetTopicAttributes".*\} [1-9]/m,
  );

  const found = await doctorSays("doctor");
  expect(found.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(found).toContainEqual(expect.objectContaining({ found: "These keys are for: doctor." }));
  expect(new Set(used("doctor"))).toEqual(new Set(textsOf("doctor")));

  const effect = { kind: "unavailable" } as const;
  await aws.breakRequests({
    id: "once",
    service: "sqs",
    operation: "SendMessageBatch",
    queue: "QuickFix-dlq",
    effect,
    times: 4,
  });
  await sendUnreadable("queue");
  await sendUnreadable("subscriptionDeadLetters");
  await vi.waitFor(async () => expect((await web.letters.letters.countStates()).failed).toBe(2), PATIENTLY);
  await startReplay(web.letters, someone(admin), StartReplay.parse({ target: "topic", confirm: true }));
  await retryLetters(web.letters, someone(admin), { all: true });
  await vi.waitFor(() => expect(used("consumer")).toEqual(textsOf("consumer")), PATIENTLY);
  await vi.waitFor(async () => expect(await web.letters.replays.findActive()).toBeNull(), PATIENTLY);
  expect(await readinessSays()).toEqual([]);
  // The doctor asks for what other roles may, too, to find out whose keys it has.
  expect(aws.gate.refused.filter((line) => !line.startsWith("doctor:"))).toEqual([]);
});

test.each(rightsOf("web"))("the web application says in its health that it may not $action ($on)", async (right) => {
  const sentence = refusalSentence(right.action, right.on);
  const asked = async () => {
    await web.console.depths();
    return healthSays();
  };
  aws.gate.withhold(right);
  await file();
  await vi.waitFor(async () => expect(await asked()).toContain(sentence), PATIENTLY);
  aws.gate.withhold();
  await file();
  await vi.waitFor(async () => expect(await asked()).toBe("The topic answers."), PATIENTLY);
});

test.each(rightsOf("consumer"))("a consumer says at /readyz that it may not $action ($on)", async (right) => {
  const isGivingBack = right.action === "sqs:ChangeMessageVisibility";
  aws.gate.withhold(right, ...(isGivingBack ? [CANNOT_PUT_ASIDE] : []));
  await occasionFor(right);
  const sentence = refusalSentence(right.action, right.on);
  await vi.waitFor(async () => expect((await readinessSays()).join(" ")).toContain(sentence), PATIENTLY);
});

test.each([...rightsOf("doctor"), ...rightsOf("web"), ...rightsOf("consumer")])(
  "the doctor says of the keys of whoever may do all the rest that they may not $action ($on)",
  async (right) => {
    aws.gate.withhold(right);
    const found = await doctorSays(ROOT);
    expect(found.filter(({ state }) => state === "wrong")).toEqual([
      expect.objectContaining({ found: refusalSentence(right.action, right.on) }),
    ]);
  },
);

test.each(["web", "consumer", "doctor"] as const)(
  "the doctor takes the keys of the %s for what they are",
  async (role) => {
    for (const right of rightsOf(role)) {
      aws.gate.withhold(right);
      const found = await doctorSays(role);
      expect(found).toContainEqual(expect.objectContaining({ found: `These keys are for: ${role}.` }));
      const permissions = found.filter(({ area, state }) => area === "Permissions" && state === "wrong");
      expect(permissions).toMatchObject([{ found: refusalSentence(right.action, right.on) }]);
    }
  },
);

test.each(rightsOf("setUp"))("set-up says that it may not $action ($on)", async (right) => {
  await breakForSetUp(aws, right);
  aws.gate.withhold(right);
  await expect(aws.setUp("setUp")).rejects.toThrow(`These keys may not ${right.action}`);
});
