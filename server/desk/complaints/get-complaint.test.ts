import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { type AgentId, userIdOf } from "#server/core/ids.ts";
import { missingComplaint } from "#server/core/missing-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { rateComplaint } from "./rate-complaint.ts";

const DAY_MS = 86_400_000;
const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
let asha: Actor = ines;
let tomas: Actor = ines;
let id = "";

beforeEach(async () => {
  await it.emptied();
  [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
  ({ _id: id } = await it.file(maya));
});

const take = () => assignComplaint(desk, asha, { id, agentId: asha.id });
const canOf = async (actor: Actor) => (await getComplaint(desk, actor, id)).can;

test("by either of its ids, whoever may read it; for anybody else it is not there", async () => {
  const { complaintId } = await getComplaint(desk, maya, id);
  for (const actor of [maya, asha, ines]) {
    for (const ref of [id, id.toUpperCase(), complaintId]) {
      expect(await getComplaint(desk, actor, ref)).toMatchObject({ _id: id });
    }
  }
  for (const [actor, ref] of [
    [kofi, id],
    [kofi, complaintId],
    [ines, "COMP-99999999"],
    [ines, "nonsense"],
  ] as const) {
    await expect(getComplaint(desk, actor, ref)).rejects.toMatchObject({
      code: "complaint.not-found",
      message: missingComplaint(ref).message,
    });
  }
});

test("the customer's address is for them and for staff", async () => {
  const customer = { _id: maya.id, name: "Maya", email: `${maya.id}@example.test` };
  for (const actor of [maya, asha, ines]) expect((await getComplaint(desk, actor, id)).customer).toEqual(customer);
});

test("what a colleague filed shows their address to themselves and to admins", async () => {
  const { _id } = await it.file(ines);
  const addressSeenBy = async (actor: Actor) => (await getComplaint(desk, actor, _id)).customer.email;
  expect(await addressSeenBy(asha)).toBe("");
  expect(await addressSeenBy(ines)).toBe(`${ines.id}@example.test`);
});

test("its place in line is told while it stands there", async () => {
  clock.advance(1_000);
  const later = await it.file(kofi, { priority: "Critical" });
  expect((await getComplaint(desk, maya, id)).placeInLine).toBe(2);
  expect((await getComplaint(desk, kofi, later._id)).placeInLine).toBe(1);
  await take();
  expect((await getComplaint(desk, maya, id)).placeInLine).toBeNull();
});

test("notes, and why somebody has it, are for staff", async () => {
  await take();
  await addComment(desk, asha, { id, message: "A note", internal: true });
  await addComment(desk, asha, { id, message: "Hello", internal: false });
  const forMaya = await getComplaint(desk, maya, id);
  expect(forMaya.timeline.map(({ kind }) => kind)).toEqual(["filed", "assigned", "comment"]);
  expect(forMaya.timeline.every((entry) => !("why" in entry))).toBe(true);
  expect(forMaya.why).toBeNull();
  const forStaff = await getComplaint(desk, tomas, id);
  expect(forStaff.timeline.map(({ kind }) => kind)).toEqual(["filed", "assigned", "comment", "comment"]);
  expect(forStaff.why).toEqual({ rule: "self-taken" });
});

test("everybody is offered what they may do, and nothing else", async () => {
  const nothing = {
    reply: true,
    note: true,
    markHelped: false,
    assign: false,
    take: false,
    setPriority: false,
    correct: false,
    rate: false,
  };
  const corrects = { setPriority: true, correct: true };
  expect(await canOf(maya)).toEqual({ ...nothing, statuses: ["Closed"], note: false });
  expect(await canOf(asha)).toEqual({ ...nothing, statuses: [], take: true });
  expect(await canOf(ines)).toEqual({ ...nothing, statuses: ["Closed"], assign: true, ...corrects });
  await take();
  const worked = ["Waiting on Customer", "Resolved", "Open", "Closed"];
  // She may give it to a colleague.
  expect(await canOf(asha)).toEqual({ ...nothing, statuses: worked, assign: true, ...corrects });
  expect(await canOf(tomas)).toEqual({ ...nothing, statuses: [] });
  expect(await canOf(ines)).toEqual({ ...nothing, statuses: worked, assign: true, ...corrects });
});

test("once it has ended a customer may rate it once and reopen it for seven days", async () => {
  await take();
  await changeStatus(desk, asha, { id, status: "Resolved" });
  expect(await canOf(maya)).toMatchObject({ reply: false, rate: true, statuses: ["Open", "Closed"] });
  expect(await canOf(ines)).toMatchObject({ reply: true, assign: false, rate: false });
  const until = new Date(clock.now().getTime() + 7 * DAY_MS).toISOString();
  expect((await getComplaint(desk, maya, id)).reopenableUntil).toBe(until);
  await rateComplaint(desk, maya, { id, score: 4, comment: "Quick." });
  expect(await getComplaint(desk, maya, id)).toMatchObject({
    rating: { score: 4, comment: "Quick." },
    can: { rate: false },
  });
  clock.advance(7 * DAY_MS + 1);
  expect(await canOf(maya)).toMatchObject({ statuses: ["Closed"] });
  expect(await canOf(asha)).toMatchObject({ statuses: ["Open", "Closed"] });
});

test("who is no longer there is called a former customer, a former agent", async () => {
  const ghost: Actor = { id: userIdOf("f".repeat(24)), name: "Ghost", role: "user" };
  const theirs = await it.file(ghost);
  expect((await getComplaint(desk, ines, theirs._id)).customer).toEqual({
    _id: ghost.id,
    name: "Former customer",
    email: "",
  });
  await take();
  const nameless = { ...desk, agents: { ...desk.agents, names: async () => new Map<AgentId, string>() } };
  expect((await getComplaint(nameless, maya, id)).assignedTo).toEqual({ _id: asha.id, name: "Former agent" });
});
