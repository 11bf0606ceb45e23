import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, expect, test, vi } from "vitest";
import { newStamp } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { aFiling } from "#server/core/testing.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import type { LetterReason } from "#server/operate/letters/dead-letter.ts";
import { letterOverview } from "#server/operate/letters/list-letters.ts";
import { getRedrive } from "#server/operate/letters/list-redrives.ts";
import { retryLetters } from "#server/operate/letters/retry-letters.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { startTestWorld } from "./testing.ts";

const world = await startTestWorld();
afterAll(() => world[Symbol.asyncDispose]());
const deps = composeLetters(world.db);
const admin = await world.addPerson("Ada", "admin");
let consumer = await world.startConsumer();

const event = (ticketId: string, rest: object = {}) =>
  JSON.stringify({ eventType: "ticket.created", timestamp: "2026-01-17T12:00:00.000Z", data: { ticketId }, ...rest });
const send = (id: string, body: string, attributes: Record<string, string> = {}) =>
  world.queue.send([{ id, body, attributes: { eventId: id, eventType: "ticket.created", v: "1", ...attributes } }]);
const letterOf = (id: string) => deps.letters.find(id);
const PATIENTLY = { timeout: 60_000, interval: 50 };
const stateOf = async (id: string) => (await letterOf(id))?.state;

const POISON: [LetterReason, string, Record<string, string>?][] = [
  ["json", "{not json"],
  ["schema", '{"eventType":"ticket.created"}'],
  ["bad-id", event("not an id")],
  ["unsupported", event("a".repeat(24)), { v: "99" }],
  ["unsupported", event("a".repeat(24), { eventType: "ticket.unheard" })],
  ["too-deep", `${"[".repeat(100)}${"]".repeat(100)}`],
  ["forbidden-key", '{"__proto__":{"admin":true}}'],
];

test("every kind of poison is in the list with its reason and its words, soon after its first delivery", async () => {
  for (const [index, [, body, attributes]] of POISON.entries()) await send(`poison-${index}`, body, attributes);
  // The port refuses to send what is too large; a stranger's client does not.
  const MessageBody = JSON.stringify({ padding: "x".repeat(210 * 1024) });
  await world.sqs.send(new SendMessageCommand({ QueueUrl: world.aws.queueUrl, MessageBody }));
  await world.queue.send([{ id: "bytes", body: '{"a":"\uFFFD"}', attributes: {} }]);
  await expect.poll(async () => (await letterOverview(deps, admin)).totals.failed, PATIENTLY).toBe(POISON.length + 2);
  const { groups } = await letterOverview(deps, admin);
  const reasons = new Set([...POISON.map(([reason]) => reason), "oversize", "invalid-utf8"]);
  expect(new Set(groups.map(({ reason }) => reason))).toEqual(reasons);
  for (const [index, [reason, body]] of POISON.entries()) {
    expect(await letterOf(`poison-${index}`)).toMatchObject({
      reason,
      body,
      history: [{ receiveCount: 1, attempt: 0 }],
    });
  }
  for (const group of groups) expect(group.sentence.length + group.advice.length).toBeGreaterThan(60);
  const large = groups.find(({ reason }) => reason === "oversize");
  await expect(retryLetters(deps, admin, { groupId: large?.id ?? "" })).rejects.toMatchObject({ code: "letters.none" });
  expect((await world.deadLetters.depth()).visible).toBe(0);
});

test("what the redrive policy and SNS put aside is found, too", async () => {
  const undelivered = createSqsQueue({ sqs: world.sqs, queueUrl: `${world.aws.queueUrl}-sns-dlq` });
  await world.deadLetters.send([{ id: "loop", body: event("a".repeat(24)), attributes: { eventId: "loop" } }]);
  await undelivered.send([{ id: "lost", body: event("b".repeat(24)), attributes: { eventId: "lost" } }]);
  await expect.poll(async () => (await letterOf("loop"))?.reason, PATIENTLY).toBe("crash-loop");
  await expect.poll(async () => (await letterOf("lost"))?.reason, PATIENTLY).toBe("sns-undeliverable");
});

test("a group whose cause is mended is solved by a retry; one that is still bad has failed once more", async () => {
  const ticketId = ticketIdOf(world.desk.ids.documentId());
  await send("early", event(ticketId));
  await expect.poll(() => stateOf("early"), PATIENTLY).toBe("failed");
  const customer = await world.addPerson("Carl", "user");
  const input = aFiling({ id: ticketId, complaintId: "COMP-77777", userId: customer.id, title: "Late" });
  expect(await createComplaintStore(world.db).insert(fileTicket(input, customer, newStamp(world.desk)))).toBe("new");

  const bad = (await letterOf("poison-0"))?.groupId ?? "";
  const good = (await letterOf("early"))?.groupId ?? "";
  const [again, solved] = [
    await retryLetters(deps, admin, { groupId: bad }),
    await retryLetters(deps, admin, { groupId: good }),
  ];
  await expect
    .poll(() => getRedrive(deps, admin, solved.id), PATIENTLY)
    .toMatchObject({
      state: "finished",
      resolved: 1,
      failedAgain: 0,
    });
  await expect
    .poll(() => getRedrive(deps, admin, again.id), PATIENTLY)
    .toMatchObject({
      state: "finished",
      resolved: 0,
      failedAgain: 1,
    });
  expect(await letterOf("early")).toMatchObject({ state: "resolved", attempts: 1 });
  expect(await letterOf("poison-0")).toMatchObject({
    state: "failed",
    attempts: 1,
    history: [{ attempt: 0 }, { attempt: 1 }],
  });
});

test("the command line retries beside a running consumer, and says what became of it", async () => {
  const main = path.resolve(import.meta.dirname, "../../server/tools/redrive/main.ts");
  const env = { ...process.env, ...world.aws.env, MONGODB_URI: world.mongodbUri };
  const child = spawn(process.execPath, [main, "--id", "poison-1"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [out] = await Promise.all([text(child.stdout), once(child, "close")]);
  expect(out).toContain("Finished: 1 of 1 sent, 0 handled, 1 failed again");
  expect(child.exitCode).toBe(1);
  expect(await letterOf("poison-1")).toMatchObject({ state: "failed", attempts: 1 });
});

test("a message typed in by hand keeps being nobody's when it is retried", async () => {
  await world.queue.send([{ id: "hand", body: "[1]", attributes: {} }]);
  await expect.poll(async () => (await letterOverview(deps, admin)).groups.length, PATIENTLY).toBeGreaterThan(0);
  const find = async () =>
    (await deps.letters.list({ state: "failed", groupId: null, after: null, limit: 50 })).find(
      ({ body }) => body === "[1]",
    );
  await expect.poll(find, PATIENTLY).toMatchObject({ reason: "schema" });
  const letter = await find();
  const { id } = await retryLetters(deps, admin, { ids: [letter?.id ?? ""] });
  await expect.poll(() => getRedrive(deps, admin, id), PATIENTLY).toMatchObject({ state: "finished", failedAgain: 1 });
  expect((await letterOf(letter?.id ?? ""))?.attributes["eventId"]).toBeUndefined();
});

test("killed between the dead-letter queue and the delete, a consumer leaves one letter with both failures", async () => {
  await consumer.stop("SIGKILL");
  const doomed = await world.startConsumer({ QF_CRASH_AT: "queue.dead-lettered", QUICKFIX_VISIBILITY_SECONDS: "1" });
  await send("twice", "{twice");
  await vi.waitFor(() => expect(doomed.lines.join("\n")).toContain("crash point queue.dead-lettered"), 60_000);
  consumer = await world.startConsumer({ QUICKFIX_VISIBILITY_SECONDS: "1" });
  await expect.poll(async () => (await letterOf("twice"))?.history.length, PATIENTLY).toBe(2);
  expect(await letterOf("twice")).toMatchObject({ state: "failed", attempts: 0 });
});

test("killed between remembering and deleting, the collector knows the letters already when it finds them again", async () => {
  await consumer.stop("SIGKILL");
  const doomed = await world.startConsumer({ QF_CRASH_AT: "letters.recorded", QUICKFIX_VISIBILITY_SECONDS: "2" });
  // As a consumer had put it aside that is not there any more: nobody deletes it from the main queue meanwhile.
  const failure = { reason: "json", error: "no JSON", receiveCount: 1, at: new Date().toISOString(), worker: "gone" };
  const attributes = { eventId: "remembered", eventType: "ticket.created", v: "1", failure: JSON.stringify(failure) };
  await world.deadLetters.send([{ id: "remembered", body: "{remembered", attributes }]);
  await vi.waitFor(() => expect(doomed.lines.join("\n")).toContain("crash point letters.recorded"), 60_000);
  consumer = await world.startConsumer();
  await expect.poll(async () => (await world.deadLetters.depth()).inFlight, PATIENTLY).toBe(0);
  await expect.poll(async () => (await world.deadLetters.depth()).visible, PATIENTLY).toBe(0);
  expect((await letterOf("remembered"))?.history).toHaveLength(1);
}, 120_000);

test("a retry whose runner is killed in the middle is finished by another consumer", async () => {
  for (let n = 0; n < 15; n++) await send(`many-${n}`, `{many ${n}`);
  await expect.poll(() => stateOf("many-14"), PATIENTLY).toBe("failed");
  await expect.poll(async () => (await deps.letters.countStates()).retrying, PATIENTLY).toBe(0);
  const groupId = (await letterOf("many-0"))?.groupId ?? "";
  await consumer.stop("SIGKILL");
  const { id, total } = await retryLetters(deps, admin, { groupId });
  const doomed = await world.startConsumer({ QF_CRASH_AT: "redrive.sent" });
  await vi.waitFor(() => expect(doomed.lines.join("\n")).toContain("crash point redrive.sent"), 60_000);
  consumer = await world.startConsumer();
  await expect
    .poll(() => getRedrive(deps, admin, id), { timeout: 60_000 })
    .toMatchObject({ state: "finished", total, resolved: 0, failedAgain: total });
}, 120_000);
