import { afterAll, beforeEach, expect, test } from "vitest";
import type { Notice } from "#server/core/events/notice.ts";
import { eventIdOf } from "#server/core/ids.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { createNoticeMail } from "./notice-mail.ts";
import { createNotificationReader } from "./notification-reader.ts";
import { createNoticeStore } from "./store.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const maya = await it.addPerson("Maya", "user");
const mail = createNoticeMail(it.db);
const store = createNoticeStore(it.db);

const now = new Date();
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const lease = (limit = 10, at = now) =>
  mail.leaseUnmailed({ since: minutes(-60), now: at, until: new Date(at.getTime() + 60_000), limit });

function aNotice(n: number, rest: Partial<Notice> = {}): Notice {
  const about = { title: `News ${n}`, message: `COMP-${n}: It hums`, complaintId: `COMP-${n}` };
  const key = `event-${n}:${rest.recipient ?? maya.id}`;
  return { key, eventId: eventIdOf(`event-${n}`), recipient: maya.id, type: "reply", at: now, ...about, ...rest };
}

test("what is leased comes with the address of whoever is told, and to nobody else until the lease is over", async () => {
  await store.insert([aNotice(1)]);
  expect(await lease()).toEqual([
    {
      key: `event-1:${maya.id}`,
      recipient: maya.id,
      email: `${maya.id}@example.test`,
      title: "News 1",
      message: "COMP-1: It hums",
      complaintId: "COMP-1",
    },
  ]);
  expect(await lease()).toEqual([]);
  expect(await lease(10, minutes(2))).toHaveLength(1);
});

test("two mailers at the same moment share what there is", async () => {
  await store.insert([1, 2, 3, 4, 5, 6].map((n) => aNotice(n)));
  const [one, other] = await Promise.all([lease(), lease()]);
  const keys = [...one, ...other].map(({ key }) => key);
  expect(keys).toHaveLength(6);
  expect(new Set(keys).size).toBe(6);
});

test("takes no more than asked for, oldest first", async () => {
  await store.insert([aNotice(1)]);
  await store.insert([aNotice(2)]);
  await store.insert([aNotice(3)]);
  const first = await lease(2);
  expect(first.map(({ title }) => title)).toEqual(["News 1", "News 2"]);
  expect((await lease(2)).map(({ title }) => title)).toEqual(["News 3"]);
});

test("what was mailed, read, or stored too long ago is not mailed", async () => {
  await store.insert([aNotice(1), aNotice(2)]);
  await mail.markMailed(`event-1:${maya.id}`, now);
  expect((await lease()).map(({ title }) => title)).toEqual(["News 2"]);
  await createNotificationReader(it.db).markRead(maya.id, null, now);
  expect(await lease(10, minutes(5))).toEqual([]);
  await store.insert([aNotice(3)]);
  const later = { since: minutes(30), now, until: minutes(1), limit: 10 };
  expect(await mail.leaseUnmailed(later)).toEqual([]);
});

test("nothing goes to somebody whose account is switched off", async () => {
  const left = await it.addPerson("Left", "user");
  await it.desk.accounts.setActive(left.id, false);
  await store.insert([aNotice(1, { recipient: left.id })]);
  expect(await lease()).toEqual([]);
});
