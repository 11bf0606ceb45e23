import { beforeEach, expect, test } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { ComplaintFilter } from "#server/desk/complaints/wire.ts";
import type { Span, Weekday } from "#server/desk/hours/hours.ts";
import { getExpectations } from "#server/desk/insights/get-expectations.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { keepLately } from "./kept-lately.ts";
import { createWaitStore } from "./store.ts";
import { createWaits } from "./waits.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock("2026-03-02T09:00:00.000Z");
const it = await openDesk({ clock });
const { maya, ines, db } = it;
const { line } = createWaitStore(db);
// Everything is read anew each time, as by a process that was idle.
const lately = () => keepLately(createWaitStore(db), clock)();
const idle = { ...it.desk, lately, line, keptMs: 0 };
const desk = { ...it.desk, waits: createWaits(idle) };
const file = { title: "The kettle hums", description: "All day long.", category: "Technical" };
const everyDay = (spans: readonly Span[]): Record<Weekday, readonly Span[]> => ({
  Monday: spans,
  Tuesday: spans,
  Wednesday: spans,
  Thursday: spans,
  Friday: spans,
  Saturday: spans,
  Sunday: spans,
});
/** One that was just filed, as its customer reads it. */
const filedOne = async () => getComplaint(desk, maya, (await fileComplaint(desk, maya, file))._id);
beforeEach(() => it.emptied());

/** Asha and Tomás have solved enough to be known, eight to twelve minutes each, and both have one again. */
async function aKnownDesk() {
  const agents = [await it.addAgent("Asha"), await it.addAgent("Tomás")] as const;
  for (let round = 0; round < 6; round++) {
    const [first, second] = [await it.file(maya), await it.file(maya)];
    await it.dispatch();
    clock.advance((8 + (round % 5)) * MINUTE_MS);
    for (const { _id } of [first, second]) await changeStatus(desk, ines, { id: _id, status: "Resolved" });
  }
  for (const _ of agents) await it.file(maya);
  await it.dispatch();
  return agents;
}

test("with somebody free it is said to be at once, and written down as said", async () => {
  await it.addAgent("Asha");
  const filed = await filedOne();
  expect(filed.wait).toEqual({ minSeconds: 0, maxSeconds: 60, place: 1, text: "A person gets this within a minute." });
  expect(await db.collection(complaintRows).findOne({ complaintId: filed.complaintId })).toMatchObject({
    stated: { minSeconds: 0, maxSeconds: 60 },
  });
});

test("while the pace is not known only the place is told", async () => {
  await it.addAgent("Asha");
  await it.file(maya);
  await it.dispatch();
  expect((await filedOne()).wait).toEqual({
    minSeconds: null,
    maxSeconds: null,
    place: 1,
    text: "A person gets this as soon as one is free for it.",
  });
});

test("its customer and staff read the same of it, wherever they read it, and nobody once somebody has it", async () => {
  await aKnownDesk();
  for (let n = 0; n < 5; n++) await it.file(maya);
  const expected = await getExpectations(desk, maya, { category: "Technical" });
  const { _id, wait } = await filedOne();
  expect(wait).toMatchObject({ place: 6, text: expect.stringMatching(/^A person gets this in \d+ to \d+ min\.$/) });
  expect(expected.text).toBe(wait?.text);
  for (const reader of [maya, ines]) {
    expect((await getComplaint(desk, reader, _id)).wait).toEqual(wait);
    const { items } = await listComplaints(desk, reader, ComplaintFilter.parse({}));
    expect(items.find((item) => item._id === _id)?.wait).toEqual(wait);
    expect(items.find(({ status }) => status === "In Progress")?.wait).toBeNull();
  }
  const seconds = [wait?.minSeconds ?? 0, wait?.maxSeconds ?? 0];
  expect(Math.min(...seconds)).toBeGreaterThan(10 * 60);
  expect(Math.max(...seconds)).toBeLessThan(50 * 60);
});

test("what takes longer than was said is not put off again: the truth is told", async () => {
  await aKnownDesk();
  for (let n = 0; n < 3; n++) await it.file(maya);
  const { _id, wait } = await filedOne();
  clock.advance((wait?.maxSeconds ?? 0) * 1_000);
  expect((await getComplaint(desk, maya, _id)).wait?.text).not.toContain("longer");
  clock.advance(1_000);
  expect((await getComplaint(desk, maya, _id)).wait).toEqual({
    minSeconds: null,
    maxSeconds: null,
    place: 4,
    text: "This takes longer than usual. It is 4th in line.",
  });
});

test("what was said of an old place or an old wait is not held against a new one", async () => {
  await aKnownDesk();
  for (let n = 0; n < 3; n++) await it.file(maya);
  const { _id, wait } = await filedOne();
  clock.advance((wait?.maxSeconds ?? 0) * 1_000 + 1_000);
  await changePriority(desk, ines, { id: _id, priority: "High" });
  expect((await getComplaint(desk, maya, _id)).wait?.text).not.toContain("longer");
  await changeStatus(desk, maya, { id: _id, status: "Closed" });
  await changeStatus(desk, maya, { id: _id, status: "Open", message: "It hums again." });
  expect((await getComplaint(desk, maya, _id)).wait).toMatchObject({
    place: 1,
    text: expect.not.stringContaining("longer"),
  });
});

test("with nobody on duty it says so, and when the desk opens by its own clock", async () => {
  await it.addAgent("Asha", { onDuty: false });
  const open = await filedOne();
  expect(open.wait?.text).toBe("Nobody who can take this is on duty right now. It keeps its place in line.");
  const office = [{ from: "09:00", to: "17:00" }];
  const hours = { timeZone: "America/New_York", week: everyDay(office), holidays: [], rev: 1 };
  const closing = createWaits({ ...idle, hours: { read: async () => hours } });
  clock.advance(Date.parse("2026-03-03T09:00:00Z") - clock.now().getTime());
  const { wait } = await getComplaint({ ...desk, waits: closing }, maya, open._id);
  expect(wait?.text).toBe("Nobody who can take this is on duty; we open at 09:00 (America/New_York).");
});

test("of what nobody here takes it says that, and promises no opening", async () => {
  const asha = await it.addAgent("Asha");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  const { _id } = await it.file(maya);
  const hours = { timeZone: "UTC", week: everyDay([]), holidays: [], rev: 1 };
  const closed = createWaits({ ...idle, hours: { read: async () => hours } });
  const said = async () => (await getComplaint({ ...desk, waits: closed }, maya, _id)).wait?.text;
  expect(await said()).toBe("Nobody here can take this yet. It keeps its place in line.");
  await it.addAgent("Tomás", { onDuty: false });
  expect(await said()).toContain("Nobody who can take this is on duty");
});

test("before it is said what it is about, only what holds for everything is said", async () => {
  const asha = await it.addAgent("Asha");
  const { text } = await getExpectations(desk, maya);
  expect(text).toBe("A person gets this within a minute.");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  expect((await getExpectations(desk, maya)).text).toBe("A person gets this as soon as one is free for it.");
  expect((await getExpectations(desk, maya, { category: "Billing" })).text).toBe(text);
  expect((await getExpectations(desk, maya, { category: "Technical" })).text).toContain(
    "Nobody here can take this yet",
  );
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  expect((await getExpectations(desk, maya)).text).toContain("Nobody who can take this");
});

test("a reading costs a few commands, and nothing where nobody waits", async () => {
  await aKnownDesk();
  const { _id } = await it.file(maya);
  const ticket = (await it.desk.complaints.find(_id))?.ticket;
  if (!ticket) throw new Error("It is not there.");
  await it.relayed();
  const commandsOf = async (work: () => Promise<unknown>) => {
    const before = it.commands.length;
    await work();
    return it.commands.slice(before);
  };
  await it.desk.waits.of([ticket]);
  expect(await commandsOf(() => it.desk.waits.of([ticket]))).toEqual(["find", "find", "find"]);
  expect(await commandsOf(() => it.desk.waits.of([{ ...ticket, status: "In Progress" }]))).toEqual([]);
});

test("who files in a burst is told by one reading, and stands behind whoever filed before", async () => {
  await it.addAgent("Asha");
  const burst = { ...it.desk, waits: createWaits({ ...idle, keptMs: 60_000 }) };
  await it.relayed();
  const first = await fileComplaint({ ...burst, offer: () => {} }, maya, file);
  const before = it.commands.length;
  const second = await fileComplaint({ ...burst, offer: () => {} }, maya, file);
  // Its number and its document.
  expect(it.commands.slice(before)).toEqual(["findAndModify", "insert"]);
  const statedOf = async ({ _id }: { _id: string }) => (await it.desk.complaints.find(ticketIdOf(_id)))?.ticket.stated;
  expect(await statedOf(first)).toEqual({ minSeconds: 0, maxSeconds: 60 });
  expect(await statedOf(second)).toBeNull();
});

test("behind as many as nobody can be told anything about nothing is said, and nothing is forecast", async () => {
  await it.addAgent("Asha");
  const first = await it.file(maya);
  const ticket = (await it.desk.complaints.find(first._id))?.ticket;
  if (!ticket) throw new Error("It is not there.");
  const before = (n: number) => ({ ...ticket, id: ticketIdOf(n.toString(16).padStart(24, "0")) });
  const long = createWaits({ ...idle, line: async () => Array.from({ length: 300 }, (_, n) => before(n)) });
  expect(await long.ifJoined(ticket, true)).toBeNull();
  expect(await long.stated(ticket)).toBeNull();
  expect((await long.of([before(299), ticket])).size).toBe(1);
});
