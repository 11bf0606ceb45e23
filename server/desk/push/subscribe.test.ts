import { afterAll, expect, test } from "vitest";
import webPush from "web-push";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createPushService } from "./push-service.ts";
import { readPushState, sendTest, subscribe, unsubscribe } from "./subscribe.ts";
import { startPushService } from "./testing/push-service-stand-in.ts";

const { desk, maya, ines } = await openDesk();
const stand = await startPushService();
afterAll(() => stand.stop());
const vapid = { ...webPush.generateVAPIDKeys(), subject: "mailto:it@desk.test" };
const room = { ...desk, pushService: createPushService(vapid, "http://localhost:3000") };
const whose = { id: maya.id, sessionId: null };

test("a desk without keys says so, and takes no browser", async () => {
  const without = { ...desk, pushService: null };
  expect(await readPushState(without, whose, {})).toEqual({ publicKey: null, isOn: false, devices: 0 });
  await expect(subscribe(without, whose, stand.subscribed())).rejects.toMatchObject({ code: "input.invalid" });
});

test("a test arrives at once, and says what the push service made of it", async () => {
  const browser = stand.subscribed();
  expect(await subscribe(room, whose, browser)).toEqual({ publicKey: vapid.publicKey, isOn: true, devices: 1 });
  const elsewhere = { id: maya.id, sessionId: "another" };
  expect(await readPushState(room, elsewhere, browser)).toMatchObject({ isOn: false, devices: 1 });
  const { tag, ...taken } = await sendTest(room, maya, browser);
  expect(taken).toEqual({ outcome: "taken", status: null, code: null });
  expect(stand.arrived.at(-1)?.pushed).toMatchObject({ tag, isTest: true, title: "A test from QuickFix" });
  stand.answers.push(403);
  expect(await sendTest(room, maya, browser)).toMatchObject({ outcome: "refused", status: 403 });
  stand.gone(browser.endpoint);
  expect(await sendTest(room, maya, browser)).toMatchObject({ outcome: "gone", status: 410 });
  expect(await sendTest(room, maya, browser)).toMatchObject({ outcome: "unknown", status: null });
});

test("a test says when nothing listens there, and when nothing is sent there", async () => {
  const { keys } = stand.subscribed();
  const away = { endpoint: "http://127.0.0.1:9/send", keys };
  await subscribe(room, whose, away);
  expect(await sendTest(room, maya, away)).toMatchObject({ outcome: "unreached", code: "ECONNREFUSED" });
  const inside = { endpoint: "https://192.168.0.1/send", keys };
  await subscribe(room, whose, inside);
  expect(await sendTest(room, maya, inside)).toMatchObject({ outcome: "shut" });
  const keyless = { ...stand.subscribed(), keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) } };
  await subscribe(room, whose, keyless);
  expect(await sendTest(room, maya, keyless)).toMatchObject({ outcome: "shut" });
});

test("only a desk that nobody else can reach sends to its own machine, and to its ports", async () => {
  const inHouse = { ...desk, pushService: createPushService(vapid, "https://desk.internal") };
  const { keys } = stand.subscribed();
  for (const host of ["http://127.0.0.1:9", "https://localhost:9", "https://[::1]:9", "https://0x7f000001:9"]) {
    const own = { endpoint: `${host}/send`, keys };
    await subscribe(inHouse, whose, own);
    expect(await sendTest(inHouse, maya, own)).toMatchObject({ outcome: "shut", status: null, code: null });
  }
});

test("a browser is one person's: whoever turned it on last, and nobody else turns it off", async () => {
  const browser = stand.subscribed();
  await subscribe(room, whose, browser);
  await subscribe(room, { id: ines.id, sessionId: null }, browser);
  await unsubscribe(room, whose, browser);
  expect((await desk.pushSubscriptions.listOf(ines.id)).map(({ endpoint }) => endpoint)).toEqual([browser.endpoint]);
  expect((await unsubscribe(room, { id: ines.id, sessionId: null }, browser)).devices).toBe(0);
});

test("of more browsers than anybody looks at, that which was turned on first makes room", async () => {
  const browsers = Array.from({ length: 11 }, () => stand.subscribed());
  for (const browser of browsers) await subscribe(room, { id: ines.id, sessionId: null }, browser);
  const kept = await desk.pushSubscriptions.listOf(ines.id);
  expect(kept).toHaveLength(10);
});
