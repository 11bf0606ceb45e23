import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { erasePerson } from "#server/desk/erasure/erase-person.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { notificationRows } from "./rows.ts";
import { createToldWordsReader } from "./told-words-reader.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const reader = createToldWordsReader(it.db);
beforeEach(() => it.emptied());

async function aTicket() {
  const asha = await it.addAgent("Asha");
  const lena = await it.addAgent("Lena", { onDuty: false });
  const { _id: id, complaintId } = await it.file(maya);
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  const says = (who: Actor, message: string, internal = false) => addComment(desk, who, { id, message, internal });
  return { id, complaintId, asha, lena, says };
}

/** What somebody would be mailed of what they were told, as what they are: `who: what`. */
async function toldTo({ id: recipient, role }: Actor, complaintId: string): Promise<string[]> {
  await it.delivered();
  const notices = await it.db
    .collection(notificationRows)
    .find({ recipient: toObjectId(recipient), complaintId })
    .toArray();
  const told = notices.map(({ type, at }) => ({ title: "", message: "", type, at }));
  const words = await reader.of({ recipient, role, complaintId, notices: told });
  return words.map(({ by, text, isNote }) => `${by.name}: ${text}${isNote ? " (note)" : ""}`);
}

test("a customer reads what staff wrote to them, in order, and nothing that is among staff or their own", async () => {
  const { id, complaintId, asha, says } = await aTicket();
  await says(asha, "Which one?");
  await says(asha, "Between us: the blue one.", true);
  await says(maya, "The blue one.");
  await changeStatus(desk, asha, { id, status: "Resolved", message: "A new one is on its way." });
  expect(await toldTo(maya, complaintId)).toEqual(["Asha: Which one?", "Asha: A new one is on its way."]);
  expect(await toldTo(asha, complaintId)).toEqual(["Maya: The blue one."]);
});

test("a note is read by the colleague whom it calls while they work here, and by nobody who does not", async () => {
  const { complaintId, asha, lena, id } = await aTicket();
  const mentions = [{ kind: "person" as const, id: lena.id, as: "Lena" }];
  await addComment(desk, asha, { id, message: "@Lena can you look?", internal: true, mentions });
  expect(await toldTo(lena, complaintId)).toEqual(["Asha: @Lena can you look? (note)"]);
  expect(await toldTo({ ...lena, role: "user" }, complaintId)).toEqual([]);
});

test("of an erased customer's complaint nothing is said any more", async () => {
  const { complaintId, asha, says } = await aTicket();
  await says(maya, "My number is 555.");
  expect(await toldTo(asha, complaintId)).toEqual(["Maya: My number is 555."]);
  await erasePerson({ ...desk, ...composeErasers(it.db) }, ines, { userId: maya.id });
  expect(await toldTo(asha, complaintId)).toEqual([]);
});
