import { beforeEach, expect, test } from "vitest";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { listNotifications } from "./list-notifications.ts";
import { markRead } from "./mark-read.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

/** A complaint that was given to somebody and solved: two notices for its customer, one for its agent. */
async function solved() {
  const asha = await it.addAgent("Asha");
  const complaint = await it.file(maya);
  await assignComplaint(desk, ines, { id: complaint._id, agentId: asha.id });
  await it.delivered();
  await changeStatus(desk, asha, { id: complaint._id, status: "Resolved" });
  await it.delivered();
  return { asha, complaint };
}

test("shows somebody their own news, newest first, unread until they read it", async () => {
  const { asha, complaint } = await solved();
  const common = {
    complaintId: complaint.complaintId,
    message: `${complaint.complaintId}: ${complaint.title}`,
    at: clock.now().toISOString(),
    read: false,
  };
  const mine = await listNotifications(desk, maya, 10);
  expect(mine).toEqual({
    unread: 2,
    items: [
      { id: expect.any(String), type: "resolved", title: "Your complaint is solved", ...common },
      { id: expect.any(String), type: "in-progress", title: "Asha is working on it", ...common },
    ],
  });
  const theirs = await listNotifications(desk, asha, 10);
  expect(theirs.items.map(({ type }) => type)).toEqual(["assigned"]);
});

test("shows no more than asked for, and counts all that is unread", async () => {
  await solved();
  const { items, unread } = await listNotifications(desk, maya, 1);
  expect(items.map(({ type }) => type)).toEqual(["resolved"]);
  expect(unread).toBe(2);
});

test("somebody who was told nothing has nothing to read", async () => {
  expect(await listNotifications(desk, ines, 10)).toEqual({ items: [], unread: 0 });
});

test("what was read stays on the list and is counted no more", async () => {
  await solved();
  const [newest] = (await listNotifications(desk, maya, 10)).items;
  await markRead(desk, maya, { ids: [newest?.id ?? ""] });
  const { items, unread } = await listNotifications(desk, maya, 10);
  expect(items.map(({ read }) => read)).toEqual([true, false]);
  expect(unread).toBe(1);
});

test("no ids means all of them, and reading again is harmless", async () => {
  await solved();
  await markRead(desk, maya, {});
  await markRead(desk, maya, {});
  expect((await listNotifications(desk, maya, 10)).unread).toBe(0);
});

test("nobody reads what is somebody else's, and an id that is none is left alone", async () => {
  const { asha } = await solved();
  const [theirs] = (await listNotifications(desk, asha, 10)).items;
  await markRead(desk, maya, { ids: [theirs?.id ?? "", "nonsense"] });
  expect((await listNotifications(desk, asha, 10)).unread).toBe(1);
  expect((await listNotifications(desk, maya, 10)).unread).toBe(2);
  await markRead(desk, maya, { ids: [] });
  expect((await listNotifications(desk, maya, 10)).unread).toBe(2);
});

test("who is a customer now is shown and counted only what is about their own complaints, however much else is newer", async () => {
  const [asha, noor] = [await it.addAgent("Asha"), await it.addAgent("Noor")];
  const customer = { ...asha, role: "user" as const };
  const [own, others] = [await it.file(customer), await it.file(maya)];
  await assignComplaint(desk, ines, { id: own._id, agentId: noor.id });
  await it.delivered();
  await assignComplaint(desk, ines, { id: others._id, agentId: asha.id });
  await it.delivered();
  expect((await listNotifications(desk, asha, 1)).items.map(({ complaintId }) => complaintId)).toEqual([
    others.complaintId,
  ]);
  const { items, unread } = await listNotifications(desk, customer, 1);
  expect(items.map(({ complaintId }) => complaintId)).toEqual([own.complaintId]);
  expect(unread).toBe(1);
});
