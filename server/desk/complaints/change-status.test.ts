import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { STATUSES } from "#server/core/terms.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { rateComplaint } from "./rate-complaint.ts";
import type { Complaint } from "./wire.ts";

const DAY_MS = 86_400_000;
const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
let asha: AgentActor;
let tomas: AgentActor;

beforeEach(async () => {
  await it.emptied();
  [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
});

/** Maya's complaint where it stands; Asha has it wherever somebody does. */
async function complaintIn(status: Status): Promise<Complaint> {
  const filed = await it.file(maya);
  if (status === "Open") return filed;
  const begun = await assignComplaint(desk, ines, { id: filed._id, agentId: asha.id });
  return status === "In Progress" ? begun : changeStatus(desk, asha, { id: filed._id, status });
}

const ALL = {
  Open: ["Closed"],
  "In Progress": ["Waiting on Customer", "Resolved", "Open", "Closed"],
  "Waiting on Customer": ["In Progress", "Resolved", "Open", "Closed"],
  Resolved: ["Open", "Closed"],
  Closed: ["Open"],
} satisfies Record<Status, Status[]>;
const CUSTOMERS = {
  Open: ["Closed"],
  "In Progress": ["Closed"],
  "Waiting on Customer": ["Closed"],
  Resolved: ["Open", "Closed"],
  Closed: ["Open"],
} satisfies Record<Status, Status[]>;
const NOTHING = { Open: [], "In Progress": [], "Waiting on Customer": [], Resolved: [], Closed: [] };

const MAY: readonly (readonly [string, () => Actor, Readonly<Record<Status, readonly Status[]>>])[] = [
  ["its customer", () => maya, CUSTOMERS],
  ["its agent", () => asha, { ...ALL, Open: [] }],
  ["another agent", () => tomas, NOTHING],
  ["an admin", () => ines, ALL],
];

test.each(MAY.flatMap(([who, actor, may]) => STATUSES.map((from) => [who, from, actor, may[from]] as const)))(
  "%s moves a complaint that is %s only where it may go, and is told where that is",
  async (_who, from, actor, allowed) => {
    const { _id: id } = await complaintIn(from);
    for (const status of STATUSES.filter((each) => !allowed.includes(each))) {
      await expect(changeStatus(desk, actor(), { id, status })).rejects.toMatchObject({
        code: "complaint.transition-not-allowed",
        message: expect.stringContaining(`This complaint is ${from} and cannot become ${status}.`),
        detail: { allowed },
      });
    }
    for (const status of allowed) {
      const other = await complaintIn(from);
      // Somebody on duty has it still: what its customer answered goes on at once.
      expect(await changeStatus(desk, actor(), { id: other._id, status })).toMatchObject({ status });
    }
  },
);

test("for another customer there is no such complaint", async () => {
  const { _id: id } = await complaintIn("In Progress");
  await expect(changeStatus(desk, kofi, { id, status: "Closed" })).rejects.toMatchObject({
    code: "complaint.not-found",
  });
});

test("solved: the agent is free at once, the customer is told, and the documented event says all of it", async () => {
  const { _id: id, complaintId, title } = await complaintIn("In Progress");
  await it.toldTo(maya);
  const solved = await changeStatus(desk, asha, { id, status: "Resolved", message: " The cable was loose. " });
  expect(solved).toMatchObject({ status: "Resolved", resolvedAt: clock.now().toISOString() });
  expect(await desk.agents.find(asha.id)).toMatchObject({ availability: "available" });
  expect(await it.toldTo(maya)).toEqual(["in-progress: Asha is working on it", "resolved: Your complaint is solved"]);
  const last = (await it.eventsOf(id)).findLast(({ type }) => type === "ticket.resolved");
  expect(last?.body.data).toEqual({
    ticketId: id,
    complaintId,
    agentId: asha.id,
    resolvedBy: asha.id,
    resolvedAt: clock.now().toISOString(),
    userId: maya.id,
    title,
    priority: "Medium",
  });
  const { timeline } = await getComplaint(desk, maya, id);
  expect(timeline.at(-1)).toMatchObject({ kind: "status", to: "Resolved", message: "The cable was loose." });
});

test("a waiting complaint frees its agent, and goes on with them when it is taken up again", async () => {
  const { _id: id } = await complaintIn("In Progress");
  await changeStatus(desk, asha, { id, status: "Waiting on Customer", message: "Which model?" });
  expect(await desk.agents.find(asha.id)).toMatchObject({ availability: "available" });
  expect(await it.toldTo(maya)).toContain("waiting: Asha needs an answer from you");
  expect(await changeStatus(desk, asha, { id, status: "In Progress" })).toMatchObject({ assignedTo: { _id: asha.id } });
  expect(await desk.agents.find(asha.id)).toMatchObject({ availability: "busy" });
});

test("taken up while its agent is off duty, it goes back to the line", async () => {
  const { _id: id } = await complaintIn("Waiting on Customer");
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  const taken = await changeStatus(desk, ines, { id, status: "In Progress" });
  expect(taken).toMatchObject({ status: "Open", assignedTo: null });
});

test("given back, it stands where it stood before everything filed since", async () => {
  const { _id: id } = await complaintIn("In Progress");
  clock.advance(60_000);
  await it.file(maya);
  expect(await changeStatus(desk, asha, { id, status: "Open" })).toMatchObject({ status: "Open", assignedTo: null });
  expect(await getComplaint(desk, maya, id)).toMatchObject({ placeInLine: 1 });
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({ type: "ticket.requeued", agents: [asha.id] });
});

test("closed: both sides are told, but not whoever closed it", async () => {
  const { _id: id } = await complaintIn("In Progress");
  await changeStatus(desk, maya, { id, status: "Closed" });
  expect(await it.toldTo(asha)).toContain("closed: A complaint of yours was closed");
  expect(await it.toldTo(maya)).not.toContain("closed: Your complaint was closed");
});

test("a customer opens it again within seven days, staff at any time; a rating is asked for anew", async () => {
  const { _id: id } = await complaintIn("Resolved");
  await rateComplaint(desk, maya, { id, score: 1, comment: "It came back." });
  clock.advance(7 * DAY_MS);
  expect(await changeStatus(desk, maya, { id, status: "Open" })).toMatchObject({ resolvedAt: null, assignedTo: null });
  expect((await getComplaint(desk, maya, id)).rating).toBeNull();
  await changeStatus(desk, ines, { id, status: "Closed" });
  clock.advance(7 * DAY_MS + 1);
  await expect(changeStatus(desk, maya, { id, status: "Open" })).rejects.toMatchObject({
    code: "complaint.reopen-too-late",
    message: /within 7 days\. Please file a new one and mention COMP-/,
  });
  expect(await changeStatus(desk, ines, { id, status: "Open" })).toMatchObject({ status: "Open" });
});

test("of two who solve it at the same moment one is told that it is solved already", async () => {
  const { _id: id } = await complaintIn("In Progress");
  const both = await Promise.allSettled(
    [asha, ines].map((actor) => changeStatus(desk, actor, { id, status: "Resolved" })),
  );
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "complaint.transition-not-allowed", detail: { allowed: ["Open", "Closed"] } },
  });
  const solutions = (await it.eventsOf(id)).filter(({ type }) => type === "ticket.resolved");
  expect(solutions).toHaveLength(1);
});

test("a complaint that changes faster than anybody can decide is left alone, with what to do", async () => {
  const { _id: id } = await complaintIn("In Progress");
  const losing = { ...desk, store: { ...desk.store, commit: async () => "stale" as const } };
  await expect(changeStatus(losing, asha, { id, status: "Resolved" })).rejects.toMatchObject({
    code: "complaint.changed-meanwhile",
    message: /Look at it again and repeat what you did/,
  });
});
