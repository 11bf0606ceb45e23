import { afterAll, beforeEach, expect, test } from "vitest";
import type { Notice } from "#server/core/events/notice.ts";
import { eventIdOf, trialIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { createPreferenceStore } from "#server/desk/preferences/store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { createNoticeMail, type GatheredNotices } from "./notice-mail.ts";
import { createNotificationReader } from "./notification-reader.ts";
import { notificationRows } from "./rows.ts";
import { createNoticeStore } from "./store.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const maya = await it.addPerson("Maya", "user");
const preferences = createPreferenceStore(it.db);
const mail = createNoticeMail(it.db, { preferences });
const store = createNoticeStore(it.db);
const reader = createNotificationReader(it.db);

/** What these tests store, they have stored some minutes before, and not long before that. */
const now = new Date(Date.now() + 10 * 60_000);
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const NOT_YET = minutes(-30);
const turnAt = (at: Date, gatheredBy = at) => ({
  ...{ since: minutes(-60), now: at, gatheredBy, until: new Date(at.getTime() + 60_000) },
});
const next = async (at = now, gatheredBy = at) => (await mail.lease(turnAt(at, gatheredBy))).mail;

/** Every mail that there is to send. */
async function all(at = now, gatheredBy = at): Promise<GatheredNotices[]> {
  const found: GatheredNotices[] = [];
  for (;;) {
    const leased = await mail.lease(turnAt(at, gatheredBy));
    if (leased.mail) found.push(leased.mail);
    if (!leased.isMore) return found;
  }
}
const titles = (mails: readonly (GatheredNotices | null)[]) =>
  mails.map((each) => each && each.notices.map(({ title }) => title).join(", "));

function aNotice(n: number, rest: Partial<Notice> = {}): Notice {
  const about = { title: `News ${n}`, message: `COMP-${n}: It hums`, complaintId: `COMP-${n}` };
  const key = `event-${n}:${rest.recipient ?? maya.id}`;
  return { key, eventId: eventIdOf(`event-${n}`), recipient: maya.id, type: "reply", at: now, ...about, ...rest };
}
/** News of one complaint, one after the other. */
async function tell(...numbers: number[]) {
  for (const n of numbers) await store.insert([aNotice(n, { complaintId: "COMP-1" })]);
}

test("what is leased comes with the address of whoever is told, and to nobody else until the lease is over", async () => {
  await store.insert([aNotice(1)]);
  expect(await all()).toMatchObject([
    {
      id: `event-1.${maya.id}`,
      recipient: maya.id,
      email: `${maya.id}@example.test`,
      notices: [{ title: "News 1", message: "COMP-1: It hums" }],
      complaintId: "COMP-1",
      mayAnswer: true,
      tries: 1,
    },
  ]);
  expect(await all()).toEqual([]);
  expect(await all(minutes(2))).toMatchObject([{ id: `event-1.${maya.id}`, tries: 2 }]);
});

test("what its reader wants no mail of goes into none, and what always comes is mailed", async () => {
  await preferences.set(maya.id, "reply", "mail", false);
  await preferences.set(maya.id, "account", "mail", false);
  await tell(1, 2);
  await store.insert([
    aNotice(3, { type: "account", complaintId: "" }),
    aNotice(4, { complaintId: "COMP-1", type: "resolved" }),
  ]);
  expect(titles(await all()).toSorted()).toEqual(["News 3", "News 4"]);
  await preferences.set(maya.id, "reply", "mail", null);
  await tell(5);
  expect(titles(await all())).toEqual(["News 5"]);
  // What came while they wanted none stays away.
  expect(titles(await all(minutes(40))).join()).not.toMatch(/News [12]\b/);
});

test("whoever wants no more mails of a kind before one goes gets what else is in it", async () => {
  await tell(1);
  await store.insert([aNotice(2, { complaintId: "COMP-1", type: "resolved" })]);
  await next();
  await preferences.set(maya.id, "reply", "mail", false);
  expect(titles(await all(minutes(2)))).toEqual(["News 2"]);
  await preferences.set(maya.id, "reply", "mail", null);
});

test("what somebody is told of one complaint is one mail, once the first of it has waited for long enough", async () => {
  await tell(1, 2);
  await store.insert([aNotice(9)]);
  expect(await all(now, NOT_YET)).toEqual([]);
  await tell(3);
  expect(titles(await all())).toEqual(["News 1, News 2, News 3", "News 9"]);
});

test("what is about no complaint goes at once, and by itself", async () => {
  await store.insert([aNotice(1), aNotice(2, { complaintId: "" }), aNotice(3, { complaintId: "" })]);
  expect(titles(await all(now, NOT_YET)).toSorted()).toEqual(["News 2", "News 3"]);
});

test("several mailers at the same moment gather into one, and take each mail once", async () => {
  await tell(1, 2, 3, 4, 5, 6);
  await store.insert([aNotice(7), aNotice(8)]);
  const found = (await Promise.all(Array.from({ length: 6 }, () => all()))).flat();
  expect(titles(found).toSorted()).toEqual(["News 1, News 2, News 3, News 4, News 5, News 6", "News 7", "News 8"]);
});

test("who tries a mail again sends the same one: what came since goes into the next, and what was read is left out", async () => {
  await tell(1, 2);
  const first = await next();
  await tell(3);
  const read = first?.noticeIds[0] ?? "";
  await reader.markRead(maya.id, [read], now);
  const again = await all(minutes(2));
  expect(titles(again).toSorted()).toEqual(["News 2", "News 3"]);
  expect(again.map(({ id }) => id)).toContain(first?.id);
});

test("several who try it again send it once", async () => {
  await tell(1, 2, 3);
  await next();
  const found = (await Promise.all(Array.from({ length: 4 }, () => all(minutes(2))))).flat();
  expect(titles(found)).toEqual(["News 1, News 2, News 3"]);
});

test("what was mailed, read, or stored too long ago is not mailed", async () => {
  await store.insert([aNotice(1)]);
  const first = await next();
  await store.insert([aNotice(2)]);
  await mail.markMailed({ noticeIds: first?.noticeIds ?? [] }, now);
  expect(titles(await all())).toEqual(["News 2"]);
  await reader.markRead(maya.id, null, now);
  expect(await all(minutes(5))).toEqual([]);
  await store.insert([aNotice(3)]);
  expect((await mail.lease({ ...turnAt(now), since: minutes(30) })).mail).toBeNull();
});

const NOBODYS = [
  ["whose account is switched off", { active: false }],
  ["who has not proved their address", { claims: "left@example.test" }],
  ["of an experiment", { trial: trialIdOf("t1") }],
] as const;

test.each(NOBODYS)("what is told to somebody %s is not mailed, and keeps nothing waiting", async (_, how) => {
  const left = await it.addPerson("Left", "user");
  await it.db.collection(userRows).updateOne({ _id: toObjectId(left.id) }, { $set: how });
  await store.insert([1, 2, 3, 4, 5].map((n) => aNotice(n, { recipient: left.id })));
  await store.insert([aNotice(6)]);
  expect(titles(await all())).toEqual(["News 6"]);
  expect(titles(await all(minutes(59)))).toEqual(["News 6"]);
});

test("who proves their address has the day's mails within an hour", async () => {
  const late = await it.addPerson("Late", "user");
  const row = { _id: toObjectId(late.id) };
  await it.db.collection(userRows).updateOne(row, { $set: { claims: "late@example.test" } });
  await store.insert([aNotice(1, { recipient: late.id })]);
  expect(await all()).toEqual([]);
  await it.db.collection(userRows).updateOne(row, { $unset: { claims: "" } });
  expect(await all(minutes(59))).toEqual([]);
  expect(titles(await all(minutes(60)))).toEqual(["News 1"]);
});

test("what was taken and not sent comes again after what is new, the longest ago first", async () => {
  await store.insert([aNotice(1)]);
  await next();
  await store.insert([aNotice(2)]);
  await next(minutes(2));
  await store.insert([aNotice(3)]);
  expect(titles(await all(minutes(5)))).toEqual(["News 3", "News 1", "News 2"]);
});

test("what the version before has told is mailed as well", async () => {
  await store.insert([aNotice(1)]);
  const unset = { mailedAs: "", mailTries: "", says: "" } as const;
  const words = { title: "News of before", message: "COMP-1: It hums" };
  await it.db.collection(notificationRows).updateMany({}, { $unset: unset, $set: words });
  expect(await all()).toMatchObject([{ notices: [words], tries: 1 }]);
});

test("who is a customer now is mailed nothing of other people's complaints, and of their own can answer", async () => {
  const asha = await it.addPerson("Asha", "agent");
  const [own, others] = [await it.file({ ...asha, role: "user" }), await it.file(maya)];
  const about = (n: number, { complaintId }: { readonly complaintId: string }) =>
    aNotice(n, { recipient: asha.id, complaintId });
  await store.insert([about(1, others)]);
  expect(await all()).toMatchObject([{ complaintId: others.complaintId, mayAnswer: false }]);
  await it.db.collection(userRows).updateOne({ _id: toObjectId(asha.id) }, { $set: { role: "user" } });
  await store.insert([about(2, others), about(3, own)]);
  // Nor again what was on its way when they became one.
  expect(await all(minutes(2))).toMatchObject([{ complaintId: own.complaintId, mayAnswer: true }]);
  expect(titles(await all(minutes(40))).join()).not.toMatch(/News [12]/);
});
