import { expect, test } from "vitest";
import { relay } from "#server/core/outbox/relay.ts";
import { readStandings } from "#server/desk/access/standing.ts";
import { checkTrail } from "#server/desk/audit/check-trail.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { fromEventRow } from "#server/desk/events/mapping.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { getBoard } from "#server/desk/insights/get-board.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { erasePerson } from "./erase-person.ts";
import { erasureRows } from "./rows.ts";
import { runDueErasure } from "./run-erasure.ts";
import { aMarkedPerson, leaveMarks, marksIn } from "./testing.ts";
import { WHAT_GOES } from "./what-goes.ts";

// Not in the past: the database takes by itself what is older than its time.
const clock = aTestClock(new Date().toISOString());
const it = await openDesk({ clock });
const room = { ...it.desk, ...composeErasers(it.db) };
const agent = await it.addAgent("Asha");
const erase = (userId: string) => erasePerson(room, it.ines, { userId });

async function aCustomer() {
  // Nobody of another test is looked at again in this one.
  await it.db.collection(erasureRows).deleteMany({});
  const customer = await aMarkedPerson({ ...it, clock });
  return { customer, ...(await leaveMarks(it, customer, agent)) };
}

/** What is said in a complaint. */
const WORDS = { title: 0, description: 0, words: 0, timeline: 0, files: 0, said: 0, rating: 0 } as const;

test("of a customer no word is left in any collection, and the figures are as before", async () => {
  const otto = await it.addPerson("Otto", "user");
  const others = await it.file(otto, { title: "Somebody else's" });
  const { customer, solved, open } = await aCustomer();
  const personal = Object.values(WHAT_GOES).filter((each) => "goes" in each).length;
  expect(Object.keys(await marksIn(it)).length).toBeGreaterThan(personal - 7);
  const inTeams = async () =>
    (await it.desk.teams.list()).filter(({ members }) => members.includes(customer.id)).length;
  expect(await inTeams()).toBe(1);
  const preferences = async () => (await it.desk.preferences.of([customer.id])).size;
  expect(await preferences()).toBe(1);
  const figures = async () => ({
    board: { ...(await getBoard(it.desk, it.ines)), line: [] },
    complaints: await it.db
      .collection(complaintRows)
      .find({}, { projection: { ...WORDS, seen: 0, outbox: 0, erasedAt: 0 } })
      .sort({ _id: 1 })
      .toArray(),
    counts: await Promise.all(
      [eventRows, complaintRows, deadLetterRows].map((rows) => it.db.collection<object>(rows).countDocuments({})),
    ),
  });
  await it.relayed();
  const before = await figures();
  expect(await erase(customer.id)).toEqual({ _id: customer.id, erasedAt: clock.now().toISOString(), complaints: 2 });

  expect(await marksIn(it)).toEqual({});
  expect(await inTeams()).toBe(0);
  expect(await preferences()).toBe(0);
  expect(await figures()).toEqual(before);
  expect(await getComplaint(it.desk, it.ines, solved._id)).toMatchObject({
    title: "(erased)",
    customer: { name: "(erased)" },
    rating: { score: 4, comment: "(erased)" },
    can: { reply: false, note: false },
  });
  expect(await getComplaint(it.desk, it.ines, others._id)).toMatchObject({ title: "Somebody else's" });
  expect(await it.desk.erasureRequests.find(customer.id)).toMatchObject({ doneBy: it.ines.id });
  expect(open.complaintId).toMatch(/^COMP-/);
});

test("what is left is whole: invariants, trail, events, and letters that can be read again", async () => {
  const { customer } = await aCustomer();
  await erase(customer.id);
  await it.dispatch();
  await it.delivered();
  const trail = () => checkTrail(it.desk, null);
  expect((await checkInvariants(createInvariantStore(it.db), { clock, trail })).violations).toEqual([]);
  const events = (await it.db.collection(eventRows).find({}).toArray()).map(fromEventRow);
  const titled = events.flatMap(({ body }) => ("title" in body.data && body.data.userId === customer.id ? [body] : []));
  expect(titled.map(({ eventType, data }) => [eventType, "title" in data && data.title])).toEqual(
    expect.arrayContaining([
      ["ticket.created", "(erased)"],
      ["ticket.resolved", "(erased)"],
    ]),
  );
  const created = titled.find(({ eventType }) => eventType === "ticket.created");
  expect(Object.keys(created?.data ?? {})).toEqual([
    "ticketId",
    "complaintId",
    "userId",
    "title",
    "category",
    "priority",
    "assignedTo",
  ]);
  const letters = await it.db
    .collection(deadLetterRows)
    .find({ body: { $regex: customer.id } })
    .toArray();
  expect(letters.length).toBeGreaterThan(5);
  for (const { body, error } of letters) {
    expect(JSON.parse(body)).toMatchObject({ data: { userId: customer.id, ticketId: expect.any(String) } });
    expect(error).toBe("(erased)");
  }
});

test("the customer is out at once, and nobody gets them back", async () => {
  const { customer } = await aCustomer();
  await erase(customer.id);
  expect(await readStandings(it.desk, [customer.id])).toEqual(new Map());
  expect(await it.desk.accounts.findById(customer.id)).toBeNull();
  const revive = changePerson(it.desk, it.ines, { userId: customer.id, active: true });
  await expect(revive).rejects.toMatchObject({ code: "account.not-found" });
  await it.desk.accounts.rename(customer.id, "quillfeather");
  await it.desk.accounts.setActive(customer.id, true);
  expect(await marksIn(it)).toEqual({});
});

test("nobody writes on their complaints any more, and staff end them", async () => {
  const { customer, open } = await aCustomer();
  await erase(customer.id);
  for (const internal of [false, true]) {
    const words = addComment(it.desk, it.ines, { id: open._id, message: "Hello?", internal });
    await expect(words).rejects.toMatchObject({ code: "complaint.erased" });
  }
  const closing = { id: open._id, status: "Closed" } as const;
  await expect(changeStatus(it.desk, it.ines, { ...closing, message: "Bye." })).rejects.toMatchObject({
    code: "complaint.erased",
  });
  expect(await changeStatus(it.desk, it.ines, closing)).toMatchObject({ status: "Closed" });
});

test("staff are not erased, nor is oneself, nor anybody twice", async () => {
  await expect(erase(agent.id)).rejects.toMatchObject({ code: "account.not-a-customer" });
  await expect(erase(it.ines.id)).rejects.toThrow("You cannot erase yourself.");
  await expect(erase("0".repeat(24))).rejects.toMatchObject({ code: "account.not-found" });
  await expect(erasePerson(room, it.maya, { userId: it.maya.id })).rejects.toMatchObject({ code: "auth.forbidden" });
  const { customer } = await aCustomer();
  const first = await erase(customer.id);
  clock.advance(1_000);
  expect(await erase(customer.id)).toEqual(first);
});

test("two erasures at once answer alike, whichever is done first", async () => {
  const { customer } = await aCustomer();
  const answers: unknown[] = [];
  const addressesOf = async (id: typeof customer.id) => {
    if (answers.length === 0) answers.push(await erase(customer.id));
    return room.addressesOf(id);
  };
  const later = { now: () => new Date(clock.now().getTime() + 5_000) };
  answers.push(await erasePerson({ ...room, addressesOf, clock: later }, it.ines, { userId: customer.id }));
  expect(answers[1]).toEqual(answers[0]);
  expect(await erase(customer.id)).toEqual(answers[0]);
});

test("of a customer who was an agent, what they said to others stays, and their name does not", async () => {
  const otto = await it.addPerson("Otto", "user");
  const noor = await it.addAgent("Noor quillfeather");
  const { _id } = await it.file(otto);
  await assignComplaint(it.desk, it.ines, { id: _id, agentId: noor.id });
  await addComment(it.desk, noor, { id: _id, message: "It is on its way.", internal: false });
  await changeStatus(it.desk, noor, { id: _id, status: "Resolved" });
  await changePerson(it.desk, it.ines, { userId: noor.id, role: "user" });
  await it.relayed();
  await erase(noor.id);
  expect(await marksIn(it)).toEqual({});
  const { timeline, assignedTo } = await getComplaint(it.desk, otto, _id);
  expect(assignedTo).toMatchObject({ name: "(erased)" });
  expect(timeline).toMatchObject([
    { kind: "filed", by: { name: "Otto" } },
    { kind: "assigned", agent: { name: "(erased)" } },
    { kind: "comment", by: { name: "(erased)" }, message: "It is on its way." },
    { kind: "status", by: { name: "(erased)" } },
  ]);
});

test("a relay that had read an event before brings no title back", async () => {
  const { customer } = await aCustomer();
  await it.relayed();
  await it.file(customer, { title: "The title of quillfeather" });
  const rows = await it.db
    .collection(complaintRows)
    .find({ userId: toObjectId(customer.id) })
    .toArray();
  const frozen = await createOutboxStore(it.db).leaseDue(10, new Date(8e15), new Date(8.64e15));
  expect(rows.length).toBe(3);
  expect(JSON.stringify(frozen)).toContain("quillfeather");
  await erase(customer.id);
  await relay(it.relayPorts, frozen, "sweep");
  expect(await marksIn(it)).toEqual({});
});

test("what was being written at that moment goes with the next look", async () => {
  const { customer, late } = await aCustomer();
  await erase(customer.id);
  // Filed by a request that had been let in before.
  await it.file(customer, { title: "The title of quillfeather", description: "It is late, says quillfeather." });
  await it.relayed();
  expect(Object.keys(await marksIn(it))).toEqual(expect.arrayContaining(["complaints", "events"]));
  clock.advance(60_000);
  while (await runDueErasure(room));
  expect(await marksIn(it)).toEqual({});
  // What lay in a queue for days comes to nothing by itself.
  await late(JSON.stringify({ eventType: "ticket.created", data: { userId: customer.id, title: "quillfeather" } }));
  expect(await marksIn(it)).toEqual({});
});

test("after the last look nothing is due any more", async () => {
  const { customer } = await aCustomer();
  await erase(customer.id);
  for (const days of [1, 1, 1, 15]) {
    clock.advance(days * 86_400_000);
    while (await runDueErasure(room));
  }
  expect(await it.db.collection(erasureRows).findOne({ _id: toObjectId(customer.id) })).toEqual({
    _id: toObjectId(customer.id),
    byId: it.ines.id,
    startedAt: expect.any(Date),
    erasedAt: expect.any(Date),
    addresses: null,
    looks: 5,
  });
});

test("agents who write at that moment are refused, or what they wrote goes", async () => {
  const { customer, solved } = await aCustomer();
  const words = Array.from({ length: 20 }, (_, n) =>
    addComment(it.desk, agent, { id: solved._id, message: `${n} quillfeather`, internal: n % 2 === 0 }),
  );
  const outcomes = await Promise.allSettled([...words.slice(0, 10), erase(customer.id), ...words.slice(10)]);
  expect(outcomes[10]).toMatchObject({ status: "fulfilled" });
  await it.delivered();
  expect(await marksIn(it)).toEqual({});
});
