import { beforeEach, expect, test } from "vitest";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { getCustomer } from "./get-customer.ts";
import { getDesk } from "./get-desk.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock(new Date(2026, 2, 2, 12).toISOString());
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("an agent sees first what they work on, longest first, and then what waits for its customer", async () => {
  const asha = await it.addAgent("Asha");
  const [waiting, first, second] = [await it.file(maya), await it.file(maya), await it.file(maya)];
  for (const { _id } of [waiting, first, second]) {
    clock.advance(MINUTE_MS);
    await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  }
  await changeStatus(desk, asha, { id: waiting._id, status: "Waiting on Customer" });
  const { agent, mine } = await getDesk(desk, asha);
  expect(agent).toMatchObject({ _id: asha.id, load: 2, availability: "busy" });
  expect(mine.map(({ _id, status, assignedTo }) => ({ _id, status, agent: assignedTo?.name }))).toEqual([
    { _id: first._id, status: "In Progress", agent: "Asha" },
    { _id: second._id, status: "In Progress", agent: "Asha" },
    { _id: waiting._id, status: "Waiting on Customer", agent: "Asha" },
  ]);
});

test("the line behind them is what they are able to take; the total is everybody's", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  await it.file(maya, { category: "Technical" });
  const billing = await it.file(maya, { category: "Billing" });
  const { line, lineTotal } = await getDesk(desk, asha);
  expect(line.map(({ _id, position }) => ({ _id, position }))).toEqual([{ _id: billing._id, position: 1 }]);
  expect(lineTotal).toBe(2);
});

test("their day is what they solved since midnight: how many, how fast, and how it was rated", async () => {
  const [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
  const solve = async (agent: typeof asha, minutes: number, score?: number) => {
    const { _id } = await it.file(maya);
    await assignComplaint(desk, ines, { id: _id, agentId: agent.id });
    clock.advance(minutes * MINUTE_MS);
    await changeStatus(desk, agent, { id: _id, status: "Resolved" });
    if (score) await rateComplaint(desk, maya, { id: _id, score, comment: "" });
  };
  await solve(asha, 4, 5);
  await solve(asha, 10, 2);
  await solve(asha, 6);
  await solve(tomas, 60, 1);
  const { today } = await getDesk(desk, asha);
  expect(today).toEqual({ resolved: 3, medianHandleMs: 6 * MINUTE_MS, rating: 3.5 });
  clock.advance(86_400_000);
  expect((await getDesk(desk, asha)).today).toEqual({ resolved: 0, medianHandleMs: null, rating: null });
});

test("only agents have a desk, and only once they are one", async () => {
  for (const actor of [maya, ines]) {
    await expect(getDesk(desk, actor)).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  const fresh = await it.addPerson("Fresh", "agent");
  await expect(getDesk(desk, fresh)).rejects.toMatchObject({
    code: "agent.not-found",
    message: "You have no desk yet. Ask an admin to make you an agent.",
  });
});

test("the card of a customer says who they are and how their last complaints went", async () => {
  const asha = await it.addAgent("Asha");
  const kofi = await it.addPerson("Kofi", "user");
  const filed = [];
  for (let n = 0; n < 12; n++) filed.push(await it.file(kofi, { title: `Complaint ${n}` }));
  await it.file(maya);
  const newest = filed.at(-1);
  if (!newest) throw new Error("twelve were filed");
  await assignComplaint(desk, ines, { id: newest._id, agentId: asha.id });
  const card = await getCustomer(desk, asha, kofi.id.toUpperCase());
  expect(card).toMatchObject({
    _id: kofi.id,
    name: "Kofi",
    email: `${kofi.id}@example.test`,
    memberSince: clock.now().toISOString(),
    total: 12,
  });
  expect(card.earlier).toHaveLength(10);
  expect(card.earlier[0]).toMatchObject({ _id: newest._id, assignedTo: { name: "Asha" } });
});

test("the card of a colleague has no address, except for admins", async () => {
  const asha = await it.addAgent("Asha");
  expect(await getCustomer(desk, asha, ines.id)).toMatchObject({ _id: ines.id, name: "Ines", email: "" });
  expect((await getCustomer(desk, ines, asha.id)).email).toBe(`${asha.id}@example.test`);
});

test("the card is for those who work here, and for customers that there are", async () => {
  await expect(getCustomer(desk, maya, maya.id)).rejects.toMatchObject({ code: "auth.forbidden" });
  for (const userId of ["nobody", "f".repeat(24)]) {
    await expect(getCustomer(desk, ines, userId)).rejects.toMatchObject({
      code: "account.not-found",
      message: "There is no such customer.",
    });
  }
});
