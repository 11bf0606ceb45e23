import { decodeJwt } from "jose";
import { afterAll, beforeEach, expect, test } from "vitest";
import webPush from "web-push";
import type { Notice } from "#server/core/events/notice.ts";
import { eventIdOf } from "#server/core/ids.ts";
import { createNoticePush } from "#server/desk/notices/notice-push.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { setPreference } from "#server/desk/preferences/choose.ts";
import { createPushService } from "#server/desk/push/push-service.ts";
import { subscribe } from "#server/desk/push/subscribe.ts";
import { startPushService } from "#server/desk/push/testing/push-service-stand-in.ts";
import { endSession } from "#server/desk/sessions/end-session.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { pushNotices } from "./push-notices.ts";

const it = await openDesk();
const { desk, db } = it;
const stand = await startPushService();
afterAll(() => stand.stop());

const vapid = { ...webPush.generateVAPIDKeys(), subject: "mailto:it@desk.test" };
const service = createPushService(vapid, "http://localhost:3000");
if (!service) throw new Error("There are keys.");
const unsent: object[] = [];
const store = createNoticeStore(db);
/** What these tests store, they have stored a while before. */
let now = new Date(Date.now() + 60_000);
const clock = { now: () => now };
const ports = {
  ...desk,
  clock,
  notices: createNoticePush(db),
  service,
  onUnsent: (answer: object) => unsent.push(answer),
};

beforeEach(async () => {
  await pushNotices(ports);
  stand.arrived.length = 0;
  unsent.length = 0;
});

/** Somebody who is told in a browser of theirs. */
async function somebody() {
  const person = await it.addPerson("Maya", "user");
  const from = { userAgent: "", address: "", replaces: null };
  const session = await startSession(desk, { id: person.id, sessionVersion: 1 }, from);
  const browser = stand.subscribed();
  await subscribe({ ...desk, pushService: service }, { id: person.id, sessionId: session.id }, browser);
  let told = 0;
  return {
    ...{ person, session, browser },
    async tell(rest: Partial<Notice> = {}) {
      const eventId = eventIdOf(`event-${person.id}-${++told}`);
      const about = { title: "New reply to your complaint", message: "COMP-7: It hums", complaintId: "COMP-7" };
      const key = `${eventId}:${person.id}`;
      const [notice] = await store.insert([
        { key, eventId, recipient: person.id, type: "reply", at: now, ...about, ...rest },
      ]);
      return notice?.id ?? "";
    },
    devices: async () => (await desk.pushSubscriptions.listOf(person.id)).length,
  };
}

test("a browser reads a title and one line, and its push service reads who sends, for how long and under which topic", async () => {
  const { tell, browser } = await somebody();
  const id = await tell();
  await pushNotices(ports);
  const [arrived] = stand.arrived;
  expect(arrived?.pushed).toEqual({
    tag: id,
    title: "New reply to your complaint",
    line: "COMP-7: It hums",
    // To the very words, which are in no push.
    href: expect.stringMatching(/^\/complaints\/COMP-7#said-\d+$/),
  });
  expect(arrived?.headers).toMatchObject({
    ttl: "86400",
    urgency: "normal",
    topic: id,
    "content-encoding": "aes128gcm",
  });
  const [, token = ""] = /^vapid t=([^,]+)/.exec(arrived?.headers["authorization"] ?? "") ?? [];
  expect(decodeJwt(token)).toMatchObject({ aud: new URL(browser.endpoint).origin, sub: "mailto:it@desk.test" });
  await pushNotices(ports);
  expect(stand.arrived).toHaveLength(1);
});

test("what was read, and what is not wanted on devices, is sent to none", async () => {
  const { person, tell } = await somebody();
  await desk.notifications.markRead(person.id, [await tell()], now);
  await setPreference(desk, person, { kind: "ended", channel: "push", on: false });
  await tell({ type: "resolved" });
  await tell({ type: "in-progress" });
  await pushNotices(ports);
  expect(stand.arrived).toEqual([]);
});

test("people who are told in no browser cost three commands together, however much there is to tell", async () => {
  const [one, other] = [await somebody(), await somebody()];
  for (const each of [one, other]) await desk.pushSubscriptions.drop(each.person.id, each.browser.endpoint);
  for (let n = 0; n < 5; n++) await Promise.all([one.tell(), other.tell()]);
  it.commands.length = 0;
  await pushNotices(ports);
  expect(it.commands).toEqual(["find", "find", "update"]);
  it.commands.length = 0;
  await pushNotices(ports);
  expect(it.commands).toEqual(["find"]);
  expect(stand.arrived).toEqual([]);
});

test("whoever reads within some seconds is not told on their devices", async () => {
  const { tell } = await somebody();
  const later = now;
  now = new Date(Date.now() + 1_000);
  await tell();
  await pushNotices(ports);
  expect(stand.arrived).toEqual([]);
  now = later;
  await pushNotices(ports);
  expect(stand.arrived).toHaveLength(1);
});

test("where its person is not signed in any more, a browser is told nothing, and forgotten", async () => {
  const { person, session, tell, devices } = await somebody();
  await endSession(desk, person, { sessionId: session.id });
  await tell();
  await pushNotices(ports);
  expect(stand.arrived).toEqual([]);
  expect(await devices()).toBe(0);
});

test("a browser that its push service does not know any more is forgotten", async () => {
  const { browser, tell, devices } = await somebody();
  stand.gone(browser.endpoint);
  await tell();
  await pushNotices(ports);
  expect(await devices()).toBe(0);
  expect(unsent).toEqual([]);
});

test("what a push service does not take now comes again under the same tag", async () => {
  const { tell, devices } = await somebody();
  stand.answers.push(503);
  const id = await tell();
  await pushNotices(ports);
  expect(unsent).toEqual([{ kind: "refused", status: 503 }]);
  expect(stand.arrived).toEqual([]);
  now = new Date(now.getTime() + 70_000);
  await pushNotices(ports);
  expect(stand.arrived.map(({ pushed }) => pushed.tag)).toEqual([id]);
  expect(await devices()).toBe(1);
});

test("nothing is sent to addresses of our own network", async () => {
  const { person, tell, devices } = await somebody();
  await subscribe(
    { ...desk, pushService: service },
    { id: person.id, sessionId: null },
    {
      ...stand.subscribed(),
      endpoint: "https://10.0.0.1/send",
    },
  );
  await tell();
  await pushNotices(ports);
  expect(stand.arrived).toHaveLength(1);
  expect(await devices()).toBe(1);
});

test("who is a customer now is told on no device of other people's complaints", async () => {
  const { person, tell } = await somebody();
  const [own, others] = [await it.file(person), await it.file(it.ines)];
  await tell({ complaintId: others.complaintId, message: "Theirs" });
  await tell({ complaintId: own.complaintId, message: "Mine" });
  await pushNotices(ports);
  expect(stand.arrived.map(({ pushed }) => pushed)).toMatchObject([{ line: "Mine" }]);
  await pushNotices(ports);
  expect(stand.arrived).toHaveLength(1);
});
