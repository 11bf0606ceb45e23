import { ObjectId } from "bson";
import { expect, test } from "vitest";
import { allDone, asksToGive, asksToSolve } from "./given.ts";

const [ticket, agent] = [new ObjectId(), new ObjectId()];
const given = [{ ticketId: ticket.toHexString(), agentId: agent.toHexString() }];
const u = { $set: { status: "In Progress", assignedTo: agent } };

test("a write that puts a complaint into an agent's hands is heard, however it is asked for", () => {
  expect(asksToGive({ update: "complaints", updates: [{ q: { _id: ticket, rev: 1 }, u }] })).toEqual(given);
  expect(asksToGive({ findAndModify: "complaints", query: { _id: ticket }, update: u })).toEqual(given);
});

test("what solves a complaint, reads one or writes elsewhere gives nothing to anybody", () => {
  const solved = { $set: { status: "Resolved" } };
  expect(asksToGive({ update: "complaints", updates: [{ q: { _id: ticket }, u: solved }] })).toEqual([]);
  expect(asksToGive({ update: "agents", updates: [{ q: { _id: ticket }, u }] })).toEqual([]);
  expect(asksToGive({ find: "complaints", filter: { _id: ticket } })).toEqual([]);
});

test("what solves a complaint is heard as it is asked for, and nothing else is", () => {
  const solved = {
    q: { _id: ticket, rev: 2 },
    u: { $set: { status: "Resolved", resolvedAt: new Date(0) }, $inc: { rev: 1 } },
  };
  expect(asksToSolve({ update: "complaints", updates: [solved] })).toEqual([ticket.toHexString()]);
  expect(asksToSolve({ update: "complaints", updates: [{ q: { _id: ticket }, u }] })).toEqual([]);
  expect(asksToSolve({ update: "events", updates: [solved] })).toEqual([]);
});

test("an answer that counts fewer writes than were asked for is not believed to mean all", () => {
  expect([allDone({ ok: 1, n: 2 }, 2), allDone({ ok: 1, n: 1 }, 2), allDone({ ok: 0 }, 1)]).toEqual([
    true,
    false,
    false,
  ]);
});
