import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { createNewsTail } from "#server/desk/access/news-tail.ts";
import { listNotifications } from "#server/desk/notices/list-notifications.ts";
import { createNoticeMail, type GatheredNotices } from "#server/desk/notices/notice-mail.ts";
import { createReadingFeed } from "#server/desk/notices/readings.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { markSeen } from "./mark-seen.ts";
import { ComplaintFilter } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

const isUnread = async (actor: Actor) =>
  (await listComplaints(desk, actor, ComplaintFilter.parse({}))).items.map(({ unread }) => unread);
const news = async (actor: Actor) => (await listNotifications(desk, actor, 10)).unread;
const open = async (actor: Actor, id: string) => {
  const { rev } = await getComplaint(desk, actor, id);
  await markSeen(desk, actor, { id, rev });
};
const say = async (actor: Actor, id: string, message: string, internal = false) => {
  await addComment(desk, actor, { id, message, internal });
  await it.delivered();
};

async function aTicket() {
  const asha = await it.addAgent("Asha");
  const { _id: id } = await it.file(maya);
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await it.delivered();
  return { asha, id };
}

test("what the other side wrote is unread to each person until that person has opened it", async () => {
  const { asha, id } = await aTicket();
  expect([await isUnread(maya), await isUnread(asha)]).toEqual([[false], [false]]);
  await say(asha, id, "Which one?");
  expect([await isUnread(maya), await isUnread(asha)]).toEqual([[true], [false]]);
  await open(maya, id);
  await say(maya, id, "The blue one.");
  expect([await isUnread(maya), await isUnread(asha), await isUnread(ines)]).toEqual([[false], [true], [false]]);
  await open(asha, id);
  expect(await isUnread(asha)).toEqual([false]);
});

test("whoever answers without having opened it has read what was there", async () => {
  const { asha, id } = await aTicket();
  await say(maya, id, "Hello?");
  await say(asha, id, "Hello.");
  expect(await isUnread(asha)).toEqual([false]);
});

test("a note among staff is news to no customer", async () => {
  const { asha, id } = await aTicket();
  await open(maya, id);
  await say(asha, id, "A regular.", true);
  expect(await isUnread(maya)).toEqual([false]);
  expect((await getComplaint(desk, maya, id)).isNews).toBe(false);
});

test("what comes after what was on the screen stays unread, and nothing that was read becomes unread", async () => {
  const { asha, id } = await aTicket();
  const { rev } = await getComplaint(desk, maya, id);
  await say(asha, id, "Which one?");
  await markSeen(desk, maya, { id, rev });
  expect(await isUnread(maya)).toEqual([true]);
  await markSeen(desk, maya, { id, rev: 1_000 });
  await markSeen(desk, maya, { id, rev });
  expect(await isUnread(maya)).toEqual([false]);
  await say(asha, id, "The blue one?");
  expect(await isUnread(maya)).toEqual([true]);
});

test("opening a complaint reads all that its reader was told of it, and of no other", async () => {
  const { asha, id } = await aTicket();
  const other = await aTicket();
  await say(asha, id, "Which one?");
  expect(await news(maya)).toBe(3);
  expect((await getComplaint(desk, maya, id)).isNews).toBe(true);
  await open(maya, id);
  expect(await news(maya)).toBe(1);
  expect((await getComplaint(desk, maya, id)).isNews).toBe(false);
  expect((await getComplaint(desk, maya, other.id)).isNews).toBe(true);
  expect(await news(other.asha)).toBe(1);
});

test("a late mark reads only what was there as it was shown", async () => {
  const { asha, id } = await aTicket();
  const { rev } = await getComplaint(desk, maya, id);
  await say(asha, id, "Which one?");
  await markSeen(desk, maya, { id, rev });
  expect(await news(maya)).toBe(1);
  const [now, until] = [new Date(), new Date(Date.now() + 60_000)];
  const mailing = createNoticeMail(it.db, it.desk);
  const mailed: GatheredNotices[] = [];
  for (let isMore = true; isMore; ) {
    const leased = await mailing.lease({ since: new Date(0), gatheredBy: now, now, until });
    if (leased.mail?.recipient === maya.id) mailed.push(leased.mail);
    isMore = leased.isMore;
  }
  expect(mailed).toMatchObject([{ notices: [{ title: { key: "notices.reply.customer" } }] }]);
  await open(maya, id);
  expect(await news(maya)).toBe(0);
});

test("whoever answers without having opened it has read what they were told of it", async () => {
  const { asha, id } = await aTicket();
  const other = await aTicket();
  await say(maya, id, "Hello?");
  await say(asha, id, "Hello.");
  expect([await news(asha), await isUnread(asha)]).toEqual([0, [false, false]]);
  expect(await news(other.asha)).toBe(1);
  await changeStatus(desk, maya, { id, status: "Closed", message: "It works again." });
  expect(await news(maya)).toBe(1);
});

test.each(["Resolved", "Closed", "Waiting on Customer"] as const)(
  "that staff made it %s without a word is news to its customer in their list as in their bell",
  async (status) => {
    const { asha, id } = await aTicket();
    await open(maya, id);
    await changeStatus(desk, asha, { id, status });
    await it.delivered();
    expect([await news(maya), await isUnread(maya)]).toEqual([1, [true]]);
    await open(maya, id);
    expect([await news(maya), await isUnread(maya)]).toEqual([0, [false]]);
  },
);

test("what a customer does to their own complaint is no news to them", async () => {
  const { id } = await aTicket();
  await open(maya, id);
  await changeStatus(desk, maya, { id, status: "Closed" });
  await it.delivered();
  expect([await news(maya), await isUnread(maya)]).toEqual([0, [false]]);
});

test("their other devices hear of it once, and only they", async () => {
  const { asha, id } = await aTicket();
  await say(asha, id, "Which one?");
  const tail = createNewsTail(createReadingFeed(it.db));
  const heard = async () => (await tail.read()).filter((reader) => reader === maya.id || reader === asha.id);
  await heard();
  await open(maya, id);
  expect(await heard()).toEqual([maya.id]);
  await open(maya, id);
  expect(await heard()).toEqual([]);
});

test("nobody opens what they may not read", async () => {
  const { id } = await aTicket();
  const kofi = await it.addPerson("Kofi", "user");
  await expect(markSeen(desk, kofi, { id, rev: 1 })).rejects.toMatchObject({ code: "complaint.not-found" });
});
