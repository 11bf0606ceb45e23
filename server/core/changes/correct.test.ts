import { expect, test } from "vitest";
import type { AgentState } from "../agent.ts";
import { ADMIN, anAgent, anAssignedTicket, aStamp, aTicket, CUSTOMER, NOW } from "../testing.ts";
import type { Ticket } from "../ticket.ts";
import { answer } from "./answer.ts";
import { correct } from "./correct.ts";
import { give } from "./give.ts";
import { requireRoomFor } from "./room-left.ts";

const HOUR_MS = 3_600_000;
const ticket = anAssignedTicket();
const same = { title: ticket.title, category: ticket.category, priority: ticket.priority };

test("whoever takes the new category keeps the ticket, in its place", () => {
  for (const skills of [[], ["Billing"]]) {
    const { set, timeline } = correct(ticket, { ...same, category: "Billing" }, anAgent({ skills }), ADMIN, aStamp());
    expect(set).toEqual({ ...same, category: "Billing", stated: null });
    expect(timeline).toMatchObject([{ kind: "category", from: "Technical", to: "Billing" }]);
  }
});

test("whoever does not take it loses it to the line, where it always stood, and has declined nothing", () => {
  const specialist = anAgent({ skills: ["Technical"] });
  const { set, event, timeline } = correct(ticket, { ...same, category: "Billing" }, specialist, ADMIN, aStamp());
  expect(set).toMatchObject({ status: "Open", assignedTo: null, slot: null, replied: false });
  expect(set).not.toHaveProperty("dispatchAt");
  expect(set).not.toHaveProperty("declines");
  expect(event).toMatchObject({ agents: [ticket.assignedTo], body: { data: { agentId: ticket.assignedTo } } });
  expect(timeline.map(({ kind }) => kind)).toEqual(["category", "requeued"]);
});

test("what waits for its customer goes on waiting, and who takes it is asked with the answer", () => {
  const specialist = anAgent({ skills: ["Technical"] });
  const waiting: Ticket = { ...ticket, status: "Waiting on Customer", slot: null };
  const { set, event, timeline } = correct(waiting, { ...same, category: "Billing" }, specialist, ADMIN, aStamp());
  expect(set).not.toHaveProperty("status");
  expect(set).not.toHaveProperty("assignedTo");
  expect(event.body.data).toMatchObject({ requeued: false });
  expect(timeline.map(({ kind }) => kind)).toEqual(["category"]);
  const corrected = { ...waiting, ...set };
  const answered = (agent: AgentState, of = corrected) => answer(of, agent, CUSTOMER, aStamp(), "The small one.");
  expect(answered(specialist)).toMatchObject({
    set: { status: "Open", assignedTo: null },
    event: { body: { data: { reason: "other-category" } } },
  });
  expect(answered(specialist).set).not.toHaveProperty("dispatchAt");
  expect(answered(anAgent({ skills: ["Billing"] })).set.status).toBe("In Progress");
  const given = { ...corrected, ...give(corrected, specialist, ADMIN, aStamp(), 0).set };
  expect(answered(specialist, given).set.status).toBe("In Progress");
});

test("what has ended, or is nobody's, only says something else of itself", () => {
  const specialist = anAgent({ skills: ["Technical"] });
  const ended = { ...ticket, status: "Resolved", slot: null } as const;
  expect(correct(ended, { ...same, category: "Billing" }, specialist, ADMIN, aStamp()).set).not.toHaveProperty(
    "status",
  );
  expect(correct(aTicket(), { ...same, category: "Billing" }, null, ADMIN, aStamp()).set).not.toHaveProperty("status");
});

test("several at once are one change, each with its line, and a new priority is a new place in line", () => {
  const to = { title: "The lamp hums", category: "Product", priority: "High" } as const;
  const { set, event, timeline } = correct(ticket, to, anAgent(), ADMIN, aStamp());
  expect(set).toMatchObject({ ...to, dispatchAt: new Date(NOW.getTime() - HOUR_MS) });
  expect(timeline).toMatchObject([
    { kind: "title", from: "The kettle hums", to: "The lamp hums" },
    { kind: "priority", from: "Medium", to: "High" },
    { kind: "category", from: "Technical", to: "Product" },
  ]);
  expect(new Set(timeline.map(({ id }) => id)).size).toBe(3);
  expect(JSON.stringify(event.body)).not.toContain("lamp");
});

test("a title alone leaves its wait and its place as they were", () => {
  const change = correct(ticket, { ...same, title: "The lamp hums" }, null, ADMIN, aStamp());
  expect(change.set).toEqual({ ...same, title: "The lamp hums" });
});

test("what was changed a thousand times keeps its title and category", () => {
  const worn = { ...ticket, rev: 1_000 };
  expect(() => requireRoomFor(worn, correct(worn, { ...same, title: "Again" }, anAgent(), ADMIN, aStamp()))).toThrow(
    "its title and category stay as they are",
  );
});
