import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { createWordsStore } from "#server/desk/erasure/words-store.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { listGrouped } from "./list-grouped.ts";
import { markRead } from "./mark-read.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

const grouped = (limit = 10, who = maya) => listGrouped(desk, who, limit);
const rows = async (limit?: number) =>
  (await grouped(limit)).groups.map(({ newest, unread, words }) => [newest.type, unread, words?.text ?? null]);

/** Two complaints that are with Asha, the second filed last, and what she said in the first. */
async function twoOfThem() {
  const asha = await it.addAgent("Asha");
  const [first, second] = [await it.file(maya), await it.file(maya)];
  for (const { _id } of [first, second]) await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  await it.delivered();
  const say = async (message: string, internal = false) => {
    await addComment(desk, asha, { id: first._id, message, internal });
    await it.delivered();
  };
  await say("Which one?");
  return { asha, first, second, say };
}

test("there is one row for each complaint, that with the newest first, with who said what and how much is unread", async () => {
  const { first, say } = await twoOfThem();
  expect(await rows()).toEqual([
    ["reply", 2, "Which one?"],
    ["in-progress", 1, null],
  ]);
  await say("The blue one?");
  expect(await rows()).toEqual([
    ["reply", 3, "The blue one?"],
    ["in-progress", 1, null],
  ]);
  const { groups, unread } = await grouped();
  expect(unread).toBe(2);
  expect(groups[0]).toMatchObject({ complaintId: first.complaintId, words: { by: "Asha" } });
});

test("as many complaints are listed as asked for, however much there is about each", async () => {
  const { say } = await twoOfThem();
  await say("The blue one?");
  expect(await grouped(1)).toMatchObject({ groups: [{ unread: 3 }], unread: 2, hasMore: true });
  expect(await grouped(2)).toMatchObject({ groups: [{ unread: 3 }, { unread: 1 }], hasMore: false });
});

test("reading what is about one complaint leaves the others, and reading all leaves nothing", async () => {
  const { first } = await twoOfThem();
  await markRead(desk, maya, { complaintId: first.complaintId });
  expect(await rows()).toEqual([
    ["reply", 0, "Which one?"],
    ["in-progress", 1, null],
  ]);
  await markRead(desk, maya, {});
  expect((await grouped()).unread).toBe(0);
});

test("words that came with something else are not shown for the newest, nor notes to whom they are not for", async () => {
  const { asha, first, say } = await twoOfThem();
  await addComment(desk, ines, { id: first._id, message: "A regular.", internal: true });
  await it.delivered();
  expect((await grouped(10, asha)).groups[0]).toMatchObject({
    newest: { title: "New internal note" },
    words: { by: "Ines", text: "A regular." },
  });
  await addComment(desk, maya, { id: first._id, message: "Both.", internal: false });
  await it.delivered();
  expect((await rows())[0]).toEqual(["reply", 0, "Which one?"]);
  await say("Fine.");
  expect((await rows())[0]).toEqual(["reply", 1, "Fine."]);
});

test("of a customer who was erased nothing is shown that anybody said", async () => {
  const { asha, first } = await twoOfThem();
  await addComment(desk, maya, { id: first._id, message: "Both.", internal: false });
  await it.delivered();
  await createWordsStore(it.db).emptyComplaint(ticketIdOf(first._id), new Date());
  expect((await grouped(10, asha)).groups.map(({ words }) => words)).toEqual([null, null]);
});

test("who is a customer now is shown and counted only what is about their own complaints, and that costs others nothing", async () => {
  const { asha, first } = await twoOfThem();
  const noor = await it.addAgent("Noor");
  const customer = { ...asha, role: "user" as const };
  const own = await it.file(customer);
  await assignComplaint(desk, ines, { id: own._id, agentId: noor.id });
  await it.delivered();
  await addComment(desk, maya, { id: first._id, message: "Both.", internal: false });
  await it.delivered();
  expect((await grouped(1, asha)).groups).toMatchObject([{ complaintId: first.complaintId }]);
  const { groups, unread, hasMore } = await grouped(1, customer);
  expect(groups.map(({ complaintId }) => complaintId)).toEqual([own.complaintId]);
  expect([unread, hasMore]).toEqual([1, false]);
  const costOf = async (who: Actor) => {
    it.commands.length = 0;
    await grouped(10, who);
    return it.commands.length;
  };
  expect(await costOf(maya)).toBe(await costOf(asha));
});
