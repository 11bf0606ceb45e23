import { afterAll, beforeEach, expect, test } from "vitest";
import webPush from "web-push";
import type { Actor } from "#server/core/actor.ts";
import { createLeadReader } from "#server/desk/alerts/lead-reader.ts";
import { createLineReader } from "#server/desk/alerts/line-reader.ts";
import { lookAtDesk } from "#server/desk/alerts/look-at-desk.ts";
import { markAlertsRead } from "#server/desk/alerts/mark-alerts-read.ts";
import { setPreference } from "#server/desk/preferences/choose.ts";
import { createPushService } from "#server/desk/push/push-service.ts";
import { subscribe } from "#server/desk/push/subscribe.ts";
import { startPushService } from "#server/desk/push/testing/push-service-stand-in.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { type AlertPushPorts, pushAlerts } from "./push-alerts.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines, db } = it;
const stand = await startPushService();
afterAll(() => stand.stop());
const service = createPushService(
  { ...webPush.generateVAPIDKeys(), subject: "mailto:it@desk.test" },
  "http://localhost:3000",
);
if (!service) throw new Error("There are keys.");
const unsent: object[] = [];
const room = { ...desk, letters: createDeadLetterStore(db), cameBy: createLineReader(db) };
const onUnsent = (answer: object) => void unsent.push(answer);
const ports: AlertPushPorts = { ...desk, service, leads: createLeadReader(db), onUnsent };
const browser = stand.subscribed();
const toldIn = (who: Actor) => subscribe({ ...desk, pushService: service }, { id: who.id, sessionId: null }, browser);

beforeEach(async () => {
  await it.emptied();
  await toldIn(ines);
  await setPreference(desk, ines, { kind: "alerts", channel: "push", on: true });
  stand.arrived.length = 0;
  unsent.length = 0;
});

async function nobodyOnDuty() {
  await it.file(maya, { title: "My secret" });
  await lookAtDesk(room);
  clock.advance(MINUTE_MS);
}

test("a lead is told on their device of what lasts, once, of high urgency, with where to look and nobody's words", async () => {
  await nobodyOnDuty();
  await pushAlerts(ports);
  await pushAlerts(ports);
  expect(stand.arrived).toHaveLength(1);
  const [arrived] = stand.arrived;
  expect(arrived?.pushed).toEqual({
    tag: expect.stringMatching(/^[0-9a-f]{24}$/),
    title: "Nobody is on duty, and 1 complaint waits",
    line: "Ask somebody to come or to go on duty: everything in line waits until then.",
    href: "/board",
  });
  expect(arrived?.headers).toMatchObject({ urgency: "high", ttl: "3600", topic: arrived?.pushed.tag });
});

test("what is over within a minute, was read, or is not wanted there, is told on no device", async () => {
  await it.file(maya);
  await lookAtDesk(room);
  await pushAlerts(ports);
  clock.advance(MINUTE_MS);
  await setPreference(desk, ines, { kind: "alerts", channel: "push", on: false });
  await pushAlerts(ports);
  await setPreference(desk, ines, { kind: "alerts", channel: "push", on: true });
  await markAlertsRead(desk, ines, null);
  await pushAlerts(ports);
  expect(stand.arrived).toEqual([]);
});

test("several consumers, and one that died before it was noted, send one tag: a device shows it once", async () => {
  await nobodyOnDuty();
  const dying = { ...ports, alerts: { ...desk.alerts, markTold: () => Promise.reject(new Error("killed")) } };
  await expect(pushAlerts(dying)).rejects.toThrow("killed");
  await Promise.all([pushAlerts(ports), pushAlerts(ports)]);
  expect(stand.arrived.length).toBeGreaterThanOrEqual(2);
  expect(new Set(stand.arrived.map(({ pushed }) => pushed.tag)).size).toBe(1);
});

test("a push service that is away is asked again, and what was mailed is pushed all the same", async () => {
  await nobodyOnDuty();
  const away = { ...service, send: async () => ({ kind: "unreached", code: "ECONNREFUSED" }) as const };
  await pushAlerts({ ...ports, service: away });
  expect(unsent).toHaveLength(1);
  for (const alert of await desk.alerts.list()) await desk.alerts.markTold(ines.id, alert, "mailedAt", clock.now());
  await pushAlerts(ports);
  expect(stand.arrived).toHaveLength(1);
});
