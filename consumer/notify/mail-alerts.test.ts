import { beforeEach, expect, test } from "vitest";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { createLeadReader } from "#server/desk/alerts/lead-reader.ts";
import { createLineReader } from "#server/desk/alerts/line-reader.ts";
import { lookAtDesk } from "#server/desk/alerts/look-at-desk.ts";
import { markAlertsRead } from "#server/desk/alerts/mark-alerts-read.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { setPreference } from "#server/desk/preferences/choose.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock, emailOf } from "#server/desk/testing.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createLeadLoop } from "./lead-loop.ts";
import { mailAlerts } from "./mail-alerts.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines, db } = it;
const room = { ...desk, letters: createDeadLetterStore(db), cameBy: createLineReader(db) };
const ports = {
  ...desk,
  leads: createLeadReader(db),
  stopAt: () => "http://desk.test/unsubscribe/x",
  hereMs: MINUTE_MS,
};

beforeEach(async () => {
  await it.emptied();
  await db.collection(mailRows).deleteMany({});
});

/** Whom which mails are for, in the order in which they were written. */
async function mails() {
  return (await desk.mails.listKept(null, 20)).map(({ to, subject }) => `${to}: ${subject}`).toReversed();
}

async function nobodyOnDuty() {
  await it.file(maya);
  await lookAtDesk(room);
}

const WORDS = "Nobody is on duty, and 1 complaint waits";

test("a lead who is not there gets one mail of each, with the way to it, and it is theirs alone", async () => {
  await nobodyOnDuty();
  await mailAlerts(ports);
  expect(await mails()).toEqual([]);
  clock.advance(MINUTE_MS);
  await mailAlerts(ports);
  await mailAlerts(ports);
  expect(await mails()).toEqual([`${emailOf(ines)}: ${WORDS}`]);
  const [mail] = await desk.mails.listKept(ines.id, 20);
  expect(mail).toMatchObject({ kind: "alert", link: null });
  expect(mail?.text).toBe(
    `${WORDS}.\n\nAsk somebody to come or to go on duty: everything in line waits until then.\n\nhttp://desk.test/board\n\n-- \nYou get this because you lead this desk, had no page of it open, and had not read it.\nNo more mails like this: http://desk.test/unsubscribe/x\nChoose what you are mailed: http://desk.test/settings`,
  );
});

test("a lead who wants no mails of it gets none", async () => {
  await setPreference(desk, ines, { kind: "alerts", channel: "mail", on: false });
  await nobodyOnDuty();
  clock.advance(MINUTE_MS);
  await mailAlerts(ports);
  expect(await mails()).toEqual([]);
  await setPreference(desk, ines, { kind: "alerts", channel: "mail", on: true });
  await mailAlerts(ports);
  expect(await mails()).toHaveLength(1);
});

test("several consumers write one mail", async () => {
  await nobodyOnDuty();
  clock.advance(MINUTE_MS);
  await Promise.all(Array.from({ length: 4 }, () => mailAlerts(ports)));
  expect(await mails()).toHaveLength(1);
});

test("whoever died before it was noted finds the mail that they wrote", async () => {
  await nobodyOnDuty();
  clock.advance(MINUTE_MS);
  const dying = { ...ports, alerts: { ...desk.alerts, markTold: () => Promise.reject(new Error("killed")) } };
  await expect(mailAlerts(dying)).rejects.toThrow("killed");
  await mailAlerts(ports);
  expect(await mails()).toHaveLength(1);
});

test("whoever is there, or has read of it, is not written to", async () => {
  await nobodyOnDuty();
  clock.advance(MINUTE_MS);
  await desk.accounts.touch(ines.id, clock.now());
  await mailAlerts(ports);
  clock.advance(MINUTE_MS - 1);
  await mailAlerts(ports);
  expect(await mails()).toEqual([]);
  await markAlertsRead(desk, ines, null);
  clock.advance(10 * MINUTE_MS);
  await mailAlerts(ports);
  expect(await mails()).toEqual([]);
});

test("whoever leaves while it lasts is written to then", async () => {
  await nobodyOnDuty();
  clock.advance(5 * MINUTE_MS);
  await desk.accounts.touch(ines.id, clock.now());
  await mailAlerts(ports);
  clock.advance(MINUTE_MS);
  await mailAlerts(ports);
  expect(await mails()).toHaveLength(1);
});

test("what is over before is no mail, and what begins anew is another", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await nobodyOnDuty();
  const turn = async (availability: "available" | "offline") => {
    await setAvailability(desk, asha, { agentId: asha.id, availability });
    await lookAtDesk(room);
    clock.advance(2 * MINUTE_MS);
    await mailAlerts(ports);
  };
  await turn("available");
  expect(await mails()).toEqual([]);
  await turn("offline");
  await turn("available");
  clock.advance(30 * MINUTE_MS);
  await turn("offline");
  expect(await mails()).toEqual([`${emailOf(ines)}: ${WORDS}`, `${emailOf(ines)}: ${WORDS}`]);
});

test("what comes and goes is one mail in half an hour, unless it is much worse", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await it.file(maya);
  const turn = async (availability: "available" | "offline") => {
    await setAvailability(desk, asha, { agentId: asha.id, availability });
    await lookAtDesk(room);
    clock.advance(2 * MINUTE_MS);
    await mailAlerts(ports);
  };
  for (let flap = 0; flap < 5; flap++) for (const duty of ["offline", "available"] as const) await turn(duty);
  expect(await mails()).toEqual([`${emailOf(ines)}: ${WORDS}`]);
  await it.file(maya);
  await turn("offline");
  expect(await mails()).toHaveLength(2);
  await turn("available");
  await turn("offline");
  expect(await mails()).toHaveLength(2);
  // It lasts, and half an hour is over.
  clock.advance(30 * MINUTE_MS);
  await mailAlerts(ports);
  expect(await mails()).toHaveLength(3);
});

test("nobody is written to before a consumer could have heard of them", async () => {
  await nobodyOnDuty();
  clock.advance(10 * MINUTE_MS);
  let elapsed = 5_000;
  const { turn } = createLeadLoop({
    ...{ name: "alert-mail", hereMs: MINUTE_MS, elapsed: () => elapsed, tell: () => mailAlerts(ports) },
  });
  elapsed += MINUTE_MS - 1;
  await turn(new AbortController().signal);
  expect(await mails()).toEqual([]);
  elapsed += 1;
  await turn(new AbortController().signal);
  expect(await mails()).toHaveLength(1);
});
