import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { setAvailabilityFor } from "#server/desk/agents/set-availability-for.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { makeLink } from "#server/desk/people/make-link.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { listGrouped } from "./list-grouped.ts";
import { listNotifications } from "./list-notifications.ts";
import { markRead } from "./mark-read.ts";

const it = await openDesk();
const { desk, ines, maya } = it;
let asha: Awaited<ReturnType<typeof it.addAgent>>;

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
});

const toldTo = async (who: Actor) => (await listNotifications(desk, who, 50)).items;
const titlesFor = async (who: Actor) => (await toldTo(who)).map(({ title }) => title);
const mailsTo = async (who: Actor) => (await desk.mails.listKept(who.id, 10)).map(({ subject }) => subject);

test("whoever gets another role hears of it, once, and of nothing where nothing changed", async () => {
  await changePerson(desk, ines, { userId: maya.id, role: "agent" });
  await changePerson(desk, ines, { userId: maya.id, role: "agent" });
  expect(await toldTo(maya)).toMatchObject([
    { type: "account", title: "You are an agent now", complaintId: "", read: false },
  ]);
  await changePerson(desk, ines, { userId: maya.id, role: "user" });
});

test("whoever is shut out is written to, and hears of it in their bell when they are back", async () => {
  await changePerson(desk, ines, { userId: asha.id, active: false });
  expect(await titlesFor(asha)).toEqual([]);
  expect(await mailsTo(asha)).toEqual(["Your account was switched off"]);
  await changePerson(desk, ines, { userId: asha.id, active: true });
  expect(await toldTo(asha)).toMatchObject([
    { title: "Your account is switched on again", message: expect.stringContaining("You start off duty") },
  ]);
});

test("whose link an admin made hears of it; who does something to themselves is told nothing", async () => {
  await makeLink(desk, ines, { userId: maya.id });
  expect(await titlesFor(maya)).toContain("A link to your account was made");
  await makeLink(desk, ines, { userId: ines.id });
  expect(await titlesFor(ines)).toEqual([]);
});

test("what an agent is set to by somebody else is told with what it was", async () => {
  const on = { kind: "agent", id: asha.id } as const;
  const act = (action: "agent.capacity" | "agent.skills" | "agent.availability", before: object, after: object) =>
    recorded(desk, { action, actorId: ines.id, on, before: { ...before }, after: { ...after } }, async () => {});
  await act("agent.capacity", { capacity: 1 }, { capacity: 3 });
  await act("agent.capacity", { capacity: 3 }, { capacity: 3 });
  await act("agent.skills", { skills: [] }, { skills: ["Billing"] });
  await act("agent.skills", { skills: ["Billing"] }, { skills: [] });
  await act("agent.availability", { onDuty: true }, { onDuty: false });
  await act("agent.availability", { onDuty: false }, { onDuty: false });
  expect((await titlesFor(asha)).toReversed()).toEqual([
    "You work on up to 3 at a time now",
    "You take Billing now",
    "You take every category now",
    "You were set off duty",
  ]);
});

test("an agent is told how many tickets of theirs a lead gave back, and that a lead changed what is said of them", async () => {
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 2 });
  const off = { agentId: asha.id, availability: "offline" } as const;
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  for (const _ of "ab") {
    const { _id } = await it.file(maya);
    await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  }
  await setAvailability(desk, asha, off);
  await setAvailabilityFor(desk, ines, off);
  expect(await titlesFor(asha)).not.toContain("2 tickets of yours went back to the line");
  await setAvailabilityFor(desk, ines, { ...off, handOver: true });
  expect((await titlesFor(asha))[0]).toBe("2 tickets of yours went back to the line");
  await setAvailabilityFor(desk, ines, { ...off, reason: "At lunch" });
  expect((await titlesFor(asha))[0]).toBe("What is said of your being off duty was changed");
  const told = (await titlesFor(asha)).length;
  await setAvailabilityFor(desk, ines, { ...off, reason: "At lunch" });
  expect(await titlesFor(asha)).toHaveLength(told);
});

test("what did not happen is told to nobody", async () => {
  const act = { action: "second-factor.taken", actorId: ines.id, on: { kind: "person", id: asha.id } } as const;
  const failed = recorded(desk, act, () => Promise.reject(new Error("the database is away")));
  await expect(failed).rejects.toThrow("the database is away");
  expect(await titlesFor(asha)).toEqual([]);
  await recorded(desk, act, async () => {});
  expect(await titlesFor(asha)).toEqual(["Your second factor was taken away"]);
});

test("each stands for itself in the bell, and is read by itself", async () => {
  const act = (capacity: number) =>
    ({ action: "agent.capacity", actorId: ines.id, before: { capacity: 1 }, after: { capacity } }) as const;
  for (const capacity of [2, 3])
    await recorded(desk, { ...act(capacity), on: { kind: "agent", id: asha.id } }, async () => {});
  const { groups, unread } = await listGrouped(desk, asha, 10);
  expect(groups.map((group) => [group.newest.title, group.unread])).toEqual([
    ["You work on up to 3 at a time now", 1],
    ["You work on up to 2 at a time now", 1],
  ]);
  expect(unread).toBe(2);
  await markRead(desk, asha, { ids: [groups[0]?.newest.id ?? ""] });
  const later = await listGrouped(desk, asha, 10);
  expect([later.unread, ...later.groups.map((group) => group.unread)]).toEqual([1, 0, 1]);
});
