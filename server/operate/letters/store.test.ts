import { afterAll, beforeEach, expect, test } from "vitest";
import { ADMIN, aDeadMessage, startLetterWorld } from "#server/operate/testing.ts";
import { archiveLetters, restoreLetters } from "./archive-letters.ts";
import { listLetters } from "./list-letters.ts";
import { deadLetterRows } from "./rows.ts";
import { LetterSelection, ListLetters } from "./wire.ts";

const world = await startLetterWorld();
const { deps } = world;
const { letters } = deps;
const rows = world.db.collection(deadLetterRows);
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => rows.deleteMany({}));

const REDRIVE = "d".repeat(24);
const DAY_MS = 86_400_000;
const all = { all: true } as const;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const claimed = async (...ids: readonly string[]) => {
  for (const id of ids) await world.put(aDeadMessage(id));
  await letters.claim(all, REDRIVE);
};
const failedAgain = (id: string, attempt: number, at = new Date()) =>
  world.put(
    aDeadMessage(id, {
      messageId: `${id} again ${attempt}`,
      attributes: {
        letter: `${id}#${attempt}`,
        failure: JSON.stringify({ reason: "schema", error: "No.", receiveCount: 1, at, worker: "w1" }),
      },
    }),
  );

test("one dead message that two collectors receive at once is one failure", async () => {
  await Promise.all([world.put(aDeadMessage("twice")), world.put(aDeadMessage("twice"))]);
  expect(await letters.find("twice")).toMatchObject({ state: "failed", rev: 1, history: { length: 1 } });
});

test("two failures of one event that are told at once are both remembered, in one letter", async () => {
  await Promise.all([1, 2, 3].map((n) => world.put(aDeadMessage("both", { messageId: `copy ${n}` }))));
  expect(await rows.countDocuments()).toBe(1);
  expect((await letters.find("both"))?.history.map(({ messageId }) => messageId).sort()).toEqual([
    "copy 1",
    "copy 2",
    "copy 3",
  ]);
});

test("a desk without letters has none in any state, and nothing in any selection", async () => {
  const none = { failed: 0, retrying: 0, resolved: 0, archived: 0 };
  expect(await letters.countStates()).toEqual(none);
  expect(await letters.countSelected(all)).toEqual({ ...none, cut: 0 });
  expect(await letters.listGroups(10)).toEqual([]);
  expect(await letters.find("nobody")).toBeNull();
});

test("what failed in an experiment is among the letters, and not among those that leads are told of", async () => {
  await world.put(aDeadMessage("a person's"));
  await world.put(aDeadMessage("an experiment's", { attributes: { trial: "a run" } }));
  expect(await letters.countStates()).toMatchObject({ failed: 2 });
  expect(await letters.countFailed()).toBe(1);
});

test("groups are of what is to be decided, the newest failure first, and no more than are asked for", async () => {
  const failing = (id: string, error: string, minute: number, rest: object = {}) => {
    const at = new Date(Date.UTC(2026, 2, 2, 9, minute));
    const failure = JSON.stringify({ reason: "schema", error, receiveCount: 1, at, worker: "w1", ...rest });
    return world.put(aDeadMessage(id, { attributes: { failure } }));
  };
  await failing("old", "No title.", 1);
  await failing("new", "No title.", 5);
  await failing("large", "No title.", 3, { reason: "schema", cutFromBytes: 250_000, sha256: "f".repeat(64) });
  await failing("other", "No category.", 4);
  const [title, category] = await letters.listGroups(10);
  expect(title).toMatchObject({
    template: "No title.",
    failed: 3,
    retrying: 0,
    cut: 1,
    firstAt: new Date("2026-03-02T09:01:00.000Z"),
    lastAt: new Date("2026-03-02T09:05:00.000Z"),
  });
  expect(category).toMatchObject({ template: "No category.", failed: 1 });
  expect(await letters.listGroups(1)).toHaveLength(1);

  await letters.claim({ ids: ["old"] }, REDRIVE);
  // Also where the failed ones alone fill what was asked for.
  expect(await letters.listGroups(2)).toContainEqual(expect.objectContaining({ failed: 2, retrying: 1 }));

  await letters.claim({ ids: ["other"] }, REDRIVE);
  expect((await letters.listGroups(10))[1]).toMatchObject({ failed: 0, retrying: 1 });
  await letters.resolve("other", 1, new Date(), inDays(30));
  expect((await letters.listGroups(10)).map(({ template }) => template)).toEqual(["No title."]);
});

test("claiming again takes no letter twice, and none that failed again under the same retry", async () => {
  await claimed("one", "two");
  await letters.claim(all, REDRIVE);
  expect(await letters.find("one")).toMatchObject({ state: "retrying", attempts: 1, isSent: false });
  await letters.markSent(REDRIVE, ["one"]);
  await failedAgain("one", 1);
  await letters.claim(all, REDRIVE);
  expect(await letters.find("one")).toMatchObject({ state: "failed", attempts: 1 });
  await letters.claim(all, "e".repeat(24));
  expect(await letters.find("one")).toMatchObject({ state: "retrying", attempts: 2, redriveId: "e".repeat(24) });
});

test("figures of a retry count every letter once, wherever it stands", async () => {
  await claimed("unsent", "waiting", "solved", "again", "given up");
  await letters.markSent(REDRIVE, ["waiting", "solved", "again", "given up", "nobody"]);
  await letters.resolve("solved", 1, new Date(), inDays(30));
  await failedAgain("again", 1);
  await failedAgain("given up", 1);
  await letters.archive({ ids: ["given up"] }, new Date(), inDays(30));
  expect(await letters.redriveFigures(REDRIVE)).toEqual({
    total: 5,
    sent: 4,
    resolved: 1,
    failedAgain: 2,
    unsent: 1,
  });
  expect((await letters.listUnsent(REDRIVE, 10)).map(({ id }) => id)).toEqual(["unsent"]);
  expect((await letters.listUnanswered(REDRIVE, 10)).map(({ id }) => id)).toEqual(["waiting"]);
  expect(await letters.redriveFigures("f".repeat(24))).toMatchObject({ total: 0 });
});

test("an answer to an earlier retry, or about a letter that was archived, solves nothing", async () => {
  await claimed("late");
  await failedAgain("late", 1);
  await letters.claim(all, "e".repeat(24));
  await letters.resolve("late", 1, new Date(), inDays(30));
  expect(await letters.find("late")).toMatchObject({ state: "retrying", attempts: 2 });
  await failedAgain("late", 2);
  await letters.archive(all, new Date(), inDays(30));
  await letters.resolve("late", 2, new Date(), inDays(30));
  expect(await letters.find("late")).toMatchObject({ state: "archived" });
});

test("of two copies of one retry the second can still solve what the first could not", async () => {
  await claimed("copies");
  await failedAgain("copies", 1);
  await letters.resolve("copies", 1, new Date(), inDays(30));
  expect(await letters.find("copies")).toMatchObject({ state: "resolved", isSent: true });
});

test("what was archived expires in a month, and no more once it is restored or fails anew", async () => {
  const now = new Date("2026-03-02T09:00:00.000Z");
  for (const id of ["restored", "failing"]) await world.put(aDeadMessage(id));
  expect(await archiveLetters({ ...deps, clock: { now: () => now } }, ADMIN, all)).toEqual({
    count: 2,
    archivedAt: now.toISOString(),
  });
  const expiry = async (id: string) => (await rows.findOne({ _id: id }))?.expiresAt;
  expect(await expiry("restored")).toEqual(new Date(now.getTime() + 30 * DAY_MS));
  await restoreLetters(deps, ADMIN, { ids: ["restored"] });
  const failure = { reason: "schema", error: "No.", receiveCount: 1, at: new Date(now.getTime() + 1), worker: "w1" };
  await world.put(aDeadMessage("failing", { messageId: "anew", attributes: { failure: JSON.stringify(failure) } }));
  for (const id of ["restored", "failing"]) {
    expect(await letters.find(id)).toMatchObject({ state: "failed", endedAt: null });
    expect(await expiry(id)).toBeUndefined();
  }
});

test("nothing to archive and nothing to restore are said, and change nothing", async () => {
  await expect(archiveLetters(deps, ADMIN, all)).rejects.toMatchObject({
    code: "letters.none",
    message: "There is nothing to archive: none of these messages has failed. List them again.",
  });
  await expect(restoreLetters(deps, ADMIN, all)).rejects.toMatchObject({
    code: "letters.none",
    message: "There is nothing to restore: none of these messages is archived. List them again.",
  });
});

test.each(["nonsense", "[]", '["yesterday","x"]', "{"])("the cursor %s begins at the beginning", async (cursor) => {
  await world.put(aDeadMessage("first"));
  const page = await listLetters(deps, ADMIN, ListLetters.parse({ cursor }));
  expect(page).toMatchObject({ items: [{ id: "first" }], nextCursor: null });
});

test("a selection is one of three, and never more than can be chosen by hand", () => {
  const sentences = (selection: unknown) => JSON.stringify(LetterSelection.safeParse(selection).error?.issues);
  expect(sentences({ ids: [] })).toContain("fields.letters.none");
  expect(sentences({ ids: Array.from({ length: 501 }, String) })).toContain("fields.letters.most");
  expect(sentences({ groupId: "no group" })).toContain("fields.letters.group");
  expect(LetterSelection.safeParse({ all: true, ids: ["one"] }).success).toBe(false);
  expect(LetterSelection.safeParse({ ids: Array.from({ length: 500 }, String) }).success).toBe(true);
});
