import { beforeEach, expect, test } from "vitest";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { markSeen } from "#server/desk/complaints/mark-seen.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { readHours } from "#server/desk/hours/read-hours.ts";
import { setHours } from "#server/desk/hours/set-hours.ts";
import { ownTimeZone } from "#server/desk/hours/time-zone.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { setPreference } from "#server/desk/preferences/choose.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
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

test("an answer brings its ticket to the front until it was read; it stays unanswered until the agent writes", async () => {
  const asha = await it.addAgent("Asha");
  const [first, second, third] = [await it.file(maya), await it.file(maya), await it.file(maya)];
  for (const { _id } of [first, second, third]) {
    clock.advance(MINUTE_MS);
    await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  }
  const mine = async () => (await getDesk(desk, asha)).mine.map(({ _id, unread, answer }) => [_id, unread, answer]);
  const answers = new Map<string, object>();
  for (const { _id } of [third, second]) {
    clock.advance(MINUTE_MS);
    await addComment(desk, maya, { id: _id, message: "The blue\none.", internal: false });
    answers.set(_id, { at: clock.now().toISOString(), text: "The blue one." });
  }
  expect(await mine()).toEqual([
    [third._id, true, answers.get(third._id)],
    [second._id, true, answers.get(second._id)],
    [first._id, false, null],
  ]);
  await markSeen(desk, asha, { id: third._id, rev: 3 });
  expect(await mine()).toEqual([
    [second._id, true, answers.get(second._id)],
    [first._id, false, null],
    [third._id, false, answers.get(third._id)],
  ]);
  await addComment(desk, asha, { id: second._id, message: "Thank you.", internal: false });
  expect(await mine()).toEqual([
    [first._id, false, null],
    [second._id, false, null],
    [third._id, false, answers.get(third._id)],
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

test("their day is what they solved since the desk's midnight: how many, how fast, and how it was rated", async () => {
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
  const { timeZone, ...today } = (await getDesk(desk, asha)).today;
  expect(today).toEqual({ resolved: 3, medianHandleMs: 6 * MINUTE_MS, rating: 3.5 });
  expect(timeZone).toBe(ownTimeZone());
  clock.advance(86_400_000);
  expect((await getDesk(desk, asha)).today).toMatchObject({ resolved: 0, medianHandleMs: null, rating: null });
});

test("a day of a desk far away begins and ends by its own clock", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await assignComplaint(desk, ines, { id: _id, agentId: asha.id });
  await changeStatus(desk, asha, { id: _id, status: "Resolved" });
  const solvedIn = async (timeZone: string) => {
    const { rev } = await readHours(desk);
    await setHours(desk, ines, { timeZone, week: "always", holidays: [], rev });
    return (await getDesk(desk, asha)).today.resolved;
  };
  // To one in the morning: a new day by Greenwich's clock, and the afternoon before in Hawaii.
  clock.advance(((24 + 1 - clock.now().getUTCHours()) % 24) * 3_600_000);
  expect([await solvedIn("UTC"), await solvedIn("Pacific/Honolulu")]).toEqual([0, 1]);
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
  // Ten beside the one that is looked at.
  expect(card.earlier).toHaveLength(11);
  expect(card.earlier[0]).toMatchObject({ _id: newest._id, assignedTo: { name: "Asha" } });
});

test("the card says when an answer reaches its customer by no mail, and why", async () => {
  const kofi = await it.addPerson("Kofi", "user");
  const goesNow = async () => (await getCustomer(desk, ines, kofi.id)).answersGo;
  expect(await goesNow()).toBe("by-mail");
  await setPreference(desk, kofi, { kind: "reply", channel: "mail", on: false });
  expect(await goesNow()).toBe("page-alone");
  await it.db.collection(userRows).updateOne({ _id: toObjectId(kofi.id) }, { $set: { provedAt: null } });
  expect(await goesNow()).toBe("unconfirmed");
  await it.db.collection(userRows).updateOne({ _id: toObjectId(kofi.id) }, { $set: { active: false } });
  expect(await goesNow()).toBe("nowhere");
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
