import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { markSeen } from "./mark-seen.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: Actor = ines;
let id = "";

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
});

const revNow = async () => (await getComplaint(desk, ines, id)).rev;
const say = (actor: Actor, message: string, seenRev?: number, internal = false) =>
  addComment(desk, actor, { id, message, internal, seenRev });
const MOVED_ON = { code: "complaint.moved-on" };

test("an answer to what is no longer the last word is refused, with the word, and goes once it was read", async () => {
  const seenRev = await revNow();
  await say(maya, "It was the other one, sorry.");
  await expect(say(asha, "We replace the kettle.", seenRev)).rejects.toMatchObject({
    ...MOVED_ON,
    message: expect.stringContaining("It was the other one, sorry."),
  });
  await expect(changeStatus(desk, asha, { id, status: "Resolved", message: "Done.", seenRev })).rejects.toMatchObject(
    MOVED_ON,
  );
  expect(await getComplaint(desk, ines, id)).toMatchObject({ status: "In Progress" });
  await say(asha, "Which one then?", await revNow());
});

test("a colleague's words and notes count, one's own from another device do not", async () => {
  const seenRev = await revNow();
  await say(asha, "From my phone.");
  await say(asha, "From my desk.", seenRev);
  const later = await revNow();
  await say(ines, "Do not promise anything yet.", undefined, true);
  await expect(say(asha, "You get a new one.", later)).rejects.toMatchObject(MOVED_ON);
});

test("what changes without words holds nobody back, nor is a customer ever", async () => {
  const seenRev = await revNow();
  await markSeen(desk, ines, { id, rev: seenRev });
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await say(asha, "On it.", seenRev);
  await say(maya, "Thank you.", seenRev);
});
