import { afterAll, expect, test } from "vitest";
import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import type { EntryFailure } from "#server/core/ports/queue.ts";
import { CUSTOMER } from "#server/core/testing.ts";
import { ADMIN, aDeadMessage, startLetterWorld } from "#server/operate/testing.ts";
import { archiveLetters, restoreLetters } from "./archive-letters.ts";
import { letterOverview, listLetters } from "./list-letters.ts";
import { getRedrive } from "./list-redrives.ts";
import { retryLetters } from "./retry-letters.ts";
import { runRedrive } from "./run-redrive.ts";
import { ListLetters } from "./wire.ts";

const world = await startLetterWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const list = (input: Partial<z.output<typeof ListLetters>>) => listLetters(deps, ADMIN, ListLetters.parse(input));
const groupOf = async (id: string) => (await deps.letters.find(id))?.groupId ?? "";
const stateOf = async (id: string) => (await deps.letters.find(id))?.state;
const resolved = (id: string, attempt: number) => deps.letters.resolve(id, attempt, new Date(), new Date());

test("letters that failed in the same way are one group, with words for a person", async () => {
  await world.put(
    aDeadMessage("g1", { reason: "not-found", error: `There is no complaint with the id ${"a".repeat(24)}.` }),
  );
  await world.put(
    aDeadMessage("g2", { reason: "not-found", error: `There is no complaint with the id ${"b".repeat(24)}.` }),
  );
  await world.put(aDeadMessage("g3", { reason: "json", error: "The message is not JSON: no." }));
  const { groups, totals } = await letterOverview(deps, ADMIN);
  const group = groups.find(({ reason }) => reason === "not-found");
  expect(group).toMatchObject({ failed: 2, retrying: 0, cut: 0, template: "There is no complaint with the id <id>." });
  expect(group?.sentence).toMatch(/complaint that is not in the database/);
  expect(group?.advice).not.toBe("");
  expect(totals.failed).toBe(3);
  const { items } = await list({ groupId: group?.id });
  expect(items.map(({ id }) => id).toSorted()).toEqual(["g1", "g2"]);
  expect(items[0]).toMatchObject({
    whyNoRetry: null,
    eventType: "ticket.created",
    history: [{ receiveCount: 1, worker: "w1" }],
  });
});

test("a long list is read page by page, and no letter is missed or shown twice", async () => {
  for (let n = 0; n < 7; n++) await world.put(aDeadMessage(`p${n}`, { error: "Paged." }));
  const groupId = await groupOf("p0");
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ groupId, limit: 3, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(["p0", "p1", "p2", "p3", "p4", "p5", "p6"]);
});

test("a retried group is sent under its own ids and is done once the consumer has answered for each letter", async () => {
  const attributes = { by: CUSTOMER.id, replayId: "a replay" };
  for (const id of ["r1", "r2", "r3"]) await world.put(aDeadMessage(id, { error: "Retry me.", attributes }));
  const { id: redriveId, total } = await retryLetters(deps, ADMIN, { groupId: await groupOf("r1") });
  expect(total).toBe(3);
  await world.redrive();
  expect(
    world.sent.map(({ attributes }) => [attributes["eventId"], attributes["origin"], attributes["letter"]]).toSorted(),
  ).toEqual([
    ["r1", "redrive", "r1#1"],
    ["r2", "redrive", "r2#1"],
    ["r3", "redrive", "r3#1"],
  ]);
  const { attributes: sentOn = {} } = world.sent[0] ?? {};
  expect(sentOn).toMatchObject({ by: CUSTOMER.id });
  expect(sentOn).not.toHaveProperty("failure");
  expect(sentOn, "a retry is no replay, and a tenth attribute would have no room").not.toHaveProperty("replayId");
  expect(await getRedrive(deps, ADMIN, redriveId)).toMatchObject({ state: "waiting", total: 3, sent: 3, resolved: 0 });

  await resolved("r1", 1);
  await resolved("r2", 1);
  expect(await getRedrive(deps, ADMIN, redriveId)).toMatchObject({ resolved: 2, failedAgain: 0 });
  await world.put(aDeadMessage("r3", { messageId: "again", error: "Retry me.", attributes: { letter: "r3#1" } }));
  await expect
    .poll(() => world.redrive().then(() => getRedrive(deps, ADMIN, redriveId)))
    .toMatchObject({
      state: "finished",
      resolved: 2,
      failedAgain: 1,
    });
  expect(await deps.letters.find("r3")).toMatchObject({ state: "failed", attempts: 1 });
});

test("while letters are being retried nobody can retry them a second time, and nothing changes", async () => {
  await world.put(aDeadMessage("b1", { error: "Busy." }));
  await retryLetters(deps, ADMIN, { ids: ["b1"] });
  const before = await deps.letters.find("b1");
  await expect(retryLetters(deps, ADMIN, { groupId: await groupOf("b1") })).rejects.toMatchObject({
    code: "letters.busy",
    message: expect.stringMatching(/being retried at this moment/),
  });
  expect(await deps.letters.find("b1")).toEqual(before);
  await world.redrive();
  await resolved("b1", 1);
});

test("two admins who retry the same letters at the same moment send each once", async () => {
  for (let n = 0; n < 20; n++) await world.put(aDeadMessage(`c${n}`, { error: "Contended." }));
  const groupId = await groupOf("c0");
  const before = world.sent.length;
  await Promise.allSettled([1, 2, 3].map(() => retryLetters(deps, ADMIN, { groupId })));
  while (world.sent.length - before < 20) await world.redrive();
  const tags = world.sent.slice(before).map(({ attributes }) => attributes["letter"]);
  expect(new Set(tags)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `c${n}#1`)));
  for (let n = 0; n < 20; n++) await resolved(`c${n}`, 1);
});

test("an unknown group and letters that are gone are named; nothing to retry is said", async () => {
  await expect(retryLetters(deps, ADMIN, { groupId: "0123456789ab" })).rejects.toMatchObject({
    code: "letters.not-found",
  });
  await expect(retryLetters(deps, ADMIN, { ids: ["nobody"] })).rejects.toMatchObject({ code: "letters.not-found" });
  await expect(retryLetters(deps, ADMIN, { ids: ["b1"] })).rejects.toMatchObject({ code: "letters.none" });
});

test("a letter of which only the beginning was kept cannot be retried, and says why", async () => {
  const failure = { reason: "oversize", error: "Large.", receiveCount: 1, at: new Date().toISOString(), worker: "w" };
  const cut = { failure: JSON.stringify({ ...failure, cutFromBytes: 250_000, sha256: "f".repeat(64) }) };
  await world.put(aDeadMessage("cut", { attributes: cut }));
  await expect(retryLetters(deps, ADMIN, { ids: ["cut"] })).rejects.toMatchObject({
    code: "letters.none",
    message: expect.stringMatching(/only their beginning was kept/),
  });
  const { items } = await list({ groupId: await groupOf("cut") });
  expect(items[0]?.whyNoRetry).toMatch(/250000 bytes/);
});

test("archived letters leave the list, can be restored, and expire", async () => {
  await world.put(aDeadMessage("a1", { error: "Archive me." }));
  const groupId = await groupOf("a1");
  expect(await archiveLetters(deps, ADMIN, { groupId })).toMatchObject({ count: 1 });
  expect((await list({ groupId })).items).toEqual([]);
  expect((await list({ groupId, state: "archived" })).items).toHaveLength(1);
  await expect(archiveLetters(deps, ADMIN, { groupId })).rejects.toMatchObject({ code: "letters.none" });
  expect(await restoreLetters(deps, ADMIN, { ids: ["a1"] })).toEqual({ count: 1 });
  expect(await stateOf("a1")).toBe("failed");
});

test("undoing an archiving brings back what it put away, and nothing that lay there before", async () => {
  await world.put(aDeadMessage("u1", { error: "Undo me." }));
  const groupId = await groupOf("u1");
  await archiveLetters(deps, ADMIN, { groupId });
  await world.put(aDeadMessage("u2", { error: "Undo me." }));
  const { archivedAt } = await archiveLetters(deps, ADMIN, { groupId });
  expect(await restoreLetters(deps, ADMIN, { archivedAt })).toEqual({ count: 1 });
  expect([await stateOf("u1"), await stateOf("u2")]).toEqual(["archived", "failed"]);
});

test("what the queue refuses for good goes back to failed; what it could not take is sent later", async () => {
  await world.put(aDeadMessage("x1", { error: "Refused." }));
  await world.put(aDeadMessage("x2", { error: "Refused." }));
  let isFirst = true;
  world.queueAnswers((messages) => {
    const failures = messages.flatMap(({ id }): EntryFailure[] => {
      if (id === "x1") return [{ id, verdict: "never", code: "InvalidMessageContents", message: "no such character" }];
      return isFirst ? [{ id, verdict: "unknown", code: "Busy", message: "busy" }] : [];
    });
    isFirst = false;
    return failures;
  });
  const { id } = await retryLetters(deps, ADMIN, { groupId: await groupOf("x1") });
  await world.redrive();
  world.queueAnswers(() => []);
  expect(await deps.letters.find("x1")).toMatchObject({ state: "failed", reason: "refused", attempts: 1 });
  expect(world.sent.at(-1)?.id).toBe("x2");
  await resolved("x2", 1);
  const looked = () => world.redrive().then(() => getRedrive(deps, ADMIN, id));
  await expect.poll(looked, { timeout: 10_000 }).toMatchObject({ state: "finished" });
});

test("a retry whose creator died before it took its letters is prepared by the runner", async () => {
  await world.put(aDeadMessage("d1", { error: "Orphaned." }));
  const id = deps.ids.documentId();
  const createdAt = new Date();
  const nothing = { total: 0, sent: 0, resolved: 0, failedAgain: 0, sentAllAt: null, finishedAt: null, problem: null };
  await deps.redrives.insert({
    id,
    state: "preparing",
    selection: { ids: ["d1"] },
    createdAt,
    createdBy: "Ada",
    ...nothing,
  });
  const lastSent = () => world.sent.at(-1)?.attributes["letter"];
  await expect.poll(() => world.redrive().then(lastSent)).toBe("d1#1");
  await resolved("d1", 1);
});

test("a retry that nobody answers for an hour is given up with a sentence", async () => {
  await world.put(aDeadMessage("s1", { error: "Silence." }));
  const { id } = await retryLetters(deps, ADMIN, { ids: ["s1"] });
  await world.redrive();
  const hour = 3_700_000;
  const later = { now: () => new Date(Date.now() + hour) };
  const runLater = () => runRedrive({ ...world.runner, clock: later }, new AbortController().signal);
  await expect
    .poll(() => runLater().then(() => getRedrive(deps, ADMIN, id)))
    .toMatchObject({
      state: "finished",
      failedAgain: 1,
    });
  expect(await deps.letters.find("s1")).toMatchObject({ state: "failed", reason: "no-answer" });
});

test("only admins see and decide", async () => {
  const agent: Actor = { ...ADMIN, role: "agent" };
  const refused = { code: "auth.forbidden" };
  await expect(letterOverview(deps, agent)).rejects.toMatchObject(refused);
  await expect(listLetters(deps, agent, ListLetters.parse({}))).rejects.toMatchObject(refused);
  await expect(retryLetters(deps, agent, { all: true })).rejects.toMatchObject(refused);
  await expect(archiveLetters(deps, agent, { all: true })).rejects.toMatchObject(refused);
  await expect(restoreLetters(deps, agent, { all: true })).rejects.toMatchObject(refused);
});
