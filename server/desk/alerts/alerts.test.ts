import { beforeEach, expect, test } from "vitest";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { aTicket } from "#server/core/testing.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createLineReader } from "./line-reader.ts";
import { listAlerts } from "./list-alerts.ts";
import { lookAtDesk } from "./look-at-desk.ts";
import { markAlertsRead } from "./mark-alerts-read.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock("2026-03-02T09:00:00.000Z");
const it = await openDesk({ clock });
const { desk, maya, ines, db } = it;
const room = { ...desk, letters: createDeadLetterStore(db), cameBy: createLineReader(db) };
beforeEach(() => it.emptied());

/** What Ines is told, as it is after another look: what lasts, then what is over. */
async function told(actor = ines) {
  await lookAtDesk(room);
  return (await listAlerts(desk, actor)).items.map(({ title, resolvedAt }) => (resolvedAt ? `over: ${title}` : title));
}

test("nobody on duty with somebody in line is told once, and over when somebody comes", async () => {
  expect(await told()).toEqual([]);
  const [asha] = [await it.addAgent("Asha", { onDuty: false }), await it.file(maya)];
  expect(await told()).toEqual(["Nobody is on duty, and 1 complaint waits"]);
  expect(await lookAtDesk(room)).toMatchObject({ changed: 0 });
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await told()).toEqual(["over: Nobody is on duty, and 1 complaint waits"]);
  expect((await listAlerts(desk, ines)).unread).toBe(0);
});

test("several who look at the same time tell it once", async () => {
  await it.file(maya);
  const looks = await Promise.all(Array.from({ length: 5 }, () => lookAtDesk(room)));
  expect(looks.map(({ changed }) => changed).toSorted()).toEqual([0, 0, 0, 0, 1]);
  expect(await told()).toHaveLength(1);
});

test("whoever has read of it is told again when it is much worse, and when it begins anew", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  const tomas = await it.addPerson("Tomás", "admin");
  await it.file(maya);
  await told();
  await markAlertsRead(desk, ines, null);
  const unread = async (actor = ines) => {
    await lookAtDesk(room);
    return (await listAlerts(desk, actor)).unread;
  };
  expect([await unread(), await unread(tomas)]).toEqual([0, 1]);
  await it.file(maya);
  expect(await unread()).toBe(1);
  await markAlertsRead(desk, ines, ["nobody-on-duty", "not-there"]);
  expect(await unread()).toBe(0);

  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  expect(await unread()).toBe(0);
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await unread()).toBe(1);
});

test("what nobody takes leads to the complaint, or to the board where they are several", async () => {
  const asha = await it.addAgent("Asha");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  const { complaintId } = await it.file(maya);
  await lookAtDesk(room);
  expect((await listAlerts(desk, ines)).items).toMatchObject([{ href: `/tickets/${complaintId}`, read: false }]);
  await it.file(maya);
  await lookAtDesk(room);
  expect((await listAlerts(desk, ines)).items).toMatchObject([{ kind: "untaken-category", href: "/board" }]);
});

test("what its only agent puts back is told until it may come to them again", async () => {
  const asha = await it.addAgent("Asha");
  const { _id, complaintId } = await it.file(maya);
  await it.dispatch();
  await assignComplaint(desk, asha, { id: _id, agentId: null });
  expect(await told()).toEqual([`${complaintId} waits: the only one there who could take it let go of it`]);
  clock.advance(11 * MINUTE_MS);
  expect(await told()).toEqual([`over: ${complaintId} waits: the only one there who could take it let go of it`]);
});

test("a Critical whose agent left is told when nobody else is there", async () => {
  const asha = await it.addAgent("Asha");
  const { complaintId } = await it.file(maya, { priority: "Critical" });
  await it.dispatch();
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect((await told()).toSorted()).toEqual([
    `${complaintId} is Critical and has lost its agent, and nobody there can take it`,
    "Nobody is on duty, and 1 complaint waits",
  ]);
});

test("a wait over its target says which one and how long it should have been", async () => {
  await it.addAgent("Asha");
  const { complaintId } = await it.file(maya, { priority: "High" });
  clock.advance(15 * MINUTE_MS);
  expect(await told()).toEqual([]);
  clock.advance(1);
  await lookAtDesk(room);
  expect((await listAlerts(desk, ines)).items).toMatchObject([
    {
      title: `${complaintId} waits longer than it should`,
      message: `${complaintId} is High: somebody should have had it within 15 min.`,
    },
  ]);
});

test("dead letters are told until each is settled", async () => {
  const failure = {
    at: clock.now(),
    reason: "schema",
    error: "x",
    receiveCount: 1,
    worker: null,
    messageId: "m",
  } as const;
  const grouping = { groupId: "g", errorClass: null, template: "x" };
  await room.letters.record({
    id: "letter",
    body: "{}",
    attributes: {},
    cutFromBytes: null,
    grouping,
    attempt: null,
    failure,
  });
  expect(await told()).toEqual(["1 message could not be handled"]);
  await room.letters.archive({ all: true }, clock.now(), clock.now());
  expect(await told()).toEqual(["over: 1 message could not be handled"]);
});

test("of many a lead is shown what they have not read first, and how many there are", async () => {
  const asha = await it.addAgent("Asha");
  await it.addPerson("Tomás", "agent");
  for (let n = 0; n < MOST_LISTED.alerts + 1; n++) await it.file({ ...maya, id: asha.id });
  await lookAtDesk(room);
  const first = await listAlerts(desk, ines);
  expect(first).toMatchObject({ unread: MOST_LISTED.alerts + 1 });
  expect(first.items).toHaveLength(MOST_LISTED.alerts);
  await markAlertsRead(
    desk,
    ines,
    first.items.map(({ id }) => id),
  );
  const next = await listAlerts(desk, ines);
  expect(next.unread).toBe(1);
  expect(next.items.map(({ read }) => read)).toEqual([false, ...Array.from({ length: 19 }, () => true)]);
});

test("nobody but leads is told", async () => {
  await expect(listAlerts(desk, maya)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(markAlertsRead(desk, await it.addAgent("Asha"), null)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("of a long line all are counted, and what stands far back is told, too", async () => {
  const asha = await it.addAgent("Asha");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  const line = Array.from({ length: 321 }, (_, n) =>
    aTicket({ complaintId: `COMP-${n}`, category: n < 320 ? "Technical" : "Account", waitingSince: clock.now() }),
  );
  const listOpen: typeof room.store.listOpen = async ({ limit, after }) => {
    const from = after ? line.indexOf(after as Ticket) + 1 : 0;
    return line.slice(from, from + limit);
  };
  expect(await lookAtDesk({ ...room, store: { ...room.store, listOpen } })).toMatchObject({ pages: 2 });
  expect((await listAlerts(desk, ines)).items.map(({ title }) => title).toSorted()).toEqual([
    "320 complaints wait, and nobody takes Technical",
    "COMP-320 waits, and nobody takes Account",
  ]);
});
