import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { NoticeType } from "#server/core/events/notice.ts";
import { createTell } from "#server/core/events/tell.ts";
import { eventIdOf } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { createEventReader } from "#server/desk/events/event-reader.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { decode } from "../queue/decode.ts";
import { createEventHandler } from "./handle-event.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
let maya: Actor;
let ines: Actor;
let asha: AgentActor;

beforeAll(async () => {
  it = await startTestDesk();
  maya = await it.addPerson("Maya", "user");
  ines = await it.addPerson("Ines", "admin");
  asha = await it.addAgent("Asha");
});

afterAll(() => it.stop());

/** The commands that so many messages cost which come together, without those of the pass. */
async function costOf(messages: readonly { readonly body: string; readonly attributes: Record<string, string> }[]) {
  const { findSubject, exists: ticketExists } = createSubjectReader(it.db);
  const handle = createEventHandler({
    dispatcher: { async submit() {} },
    ...createEventReader(it.db),
    tell: createTell({ noticeStore: createNoticeStore(it.db), findSubject, onNotices() {} }),
    ticketExists,
  });
  it.commands.length = 0;
  const context = { receiveCount: 1, attributes: {}, signal: new AbortController().signal };
  const outcomes = await Promise.all(
    messages.map((message) => {
      const decoded = decode(message);
      if (decoded.kind === "reject") throw new Error(decoded.sentence);
      return handle(decoded.event, context);
    }),
  );
  expect(outcomes).toEqual(messages.map(() => ({ kind: "done" })));
  return [...it.commands];
}

async function resolvedOnes(count: number) {
  for (let n = 0; n < count; n++) {
    const { _id } = await it.file(maya, { title: `Complaint ${n}` });
    await assignComplaint(it.desk, ines, { id: _id, agentId: asha.id });
    await changeStatus(it.desk, asha, { id: _id, status: "Resolved" });
  }
  await it.inlineRelay.drain();
  const published = it.published.splice(0);
  const ofType = (type: string) => published.filter(({ attributes }) => attributes["eventType"] === type);
  return { created: ofType("ticket.created"), resolved: ofType("ticket.resolved") };
}

const noticesOf = (type: NoticeType) => it.db.collection(notificationRows).countDocuments({ type });

test("telling costs the same few commands for one event as for twenty, and so does what tells nobody", async () => {
  const one = await resolvedOnes(1);
  // The events, and the complaints with whose they are; and the notices, whose words call no agent by name.
  const cost = await costOf(one.resolved);
  expect(cost).toEqual(["find", "find", "update"]);
  const twenty = await resolvedOnes(20);
  expect(await costOf(twenty.resolved)).toEqual(cost);
  // The events, which say for whom it was filed; and whether the complaints are there.
  expect(await costOf(twenty.created)).toEqual(["find", "find"]);
  expect(await noticesOf("resolved")).toBe(21);
});

test("words of somebody else, in the shape of ours, tell nobody anything", async () => {
  const { resolved, created } = await resolvedOnes(1);
  const [real, other] = [resolved[0], created[0]];
  if (!real || !other) throw new Error("one was filed and solved");
  const before = await it.db.collection(notificationRows).countDocuments({});
  const body = real.body.replaceAll(asha.id, ines.id);
  await costOf([
    { body, attributes: { ...real.attributes, eventId: eventIdOf("0197e7a0-0000-7000-8000-00000000dead") } },
    { body: body.replace("ticket.resolved", "ticket.answered"), attributes: { ...other.attributes } },
    { body, attributes: {} },
  ]);
  expect(await it.db.collection(notificationRows).countDocuments({})).toBe(before);
});
