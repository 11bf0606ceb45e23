import { expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { AgentState } from "#server/core/agent.ts";
import { newStamp } from "#server/core/assignments/ports.ts";
import { setCapacity, setDuty } from "#server/core/changes/agent.ts";
import { answer } from "#server/core/changes/answer.ts";
import { claim } from "#server/core/changes/claim.ts";
import { resolve, waitOnCustomer } from "#server/core/changes/end.ts";
import { give } from "#server/core/changes/give.ts";
import { beforeFirst } from "#server/core/memory/before-first.ts";
import { violationsOf } from "#server/core/memory/invariants.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { ADMIN, CUSTOMER } from "#server/core/testing.ts";
import { pass } from "./pass.ts";

const HOUR_MS = 3_600_000;
const actorOf = ({ id, name }: AgentState): Actor => ({ id, name, role: "agent" });

test("gives a waiting ticket to the free agent and shows them as busy", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = desk.ticket();
  expect(await pass(desk.process(), [])).toMatchObject({ assigned: 1 });
  expect(desk.now(ticket)).toMatchObject({ status: "In Progress", assignedTo: agent.id, slot: `${agent.id}#0` });
  expect(desk.agentNow(agent).availability).toBe("busy");
});

test("leaves tickets waiting when nobody is free, and takes them in the order of the line when somebody is", async () => {
  const desk = createMemoryDesk();
  const start = desk.clock.now().getTime();
  const at = (ms: number) => ({ dispatchAt: new Date(start + ms) });
  const [last, first, second] = [desk.ticket(at(3)), desk.ticket(at(1)), desk.ticket(at(2))];
  expect(await pass(desk.process(), [])).toMatchObject({ assigned: 0 });
  desk.agent({ capacity: 2 });
  await pass(desk.process(), []);
  expect([first, second, last].map((ticket) => desk.now(ticket).status)).toEqual([
    "In Progress",
    "In Progress",
    "Open",
  ]);
});

test("a solved ticket frees its agent for the next in line, however often the message comes", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const [first, second] = [desk.ticket(), desk.ticket()];
  await pass(desk.process(), []);
  desk.command(first, (ticket, stamp) => resolve(ticket, actorOf(agent), stamp));
  await pass(desk.process(), [agent.id]);
  const assigned = desk.now(second);
  expect(assigned).toMatchObject({ status: "In Progress", assignedTo: agent.id });
  await pass(desk.process(), [agent.id]);
  expect(desk.now(second).rev).toBe(assigned.rev);
  expect(violationsOf(desk)).toEqual([]);
});

test("never gives an agent more than their capacity, and spreads work over equals", async () => {
  const desk = createMemoryDesk();
  const agents = [desk.agent({ capacity: 3 }), desk.agent({ capacity: 3 })];
  for (let count = 0; count < 4; count++) desk.ticket();
  await pass(desk.process(), []);
  const held = await desk.process().store.listHeld(agents.map((agent) => agent.id));
  expect(agents.map((agent) => held.filter((ticket) => ticket.assignedTo === agent.id).length)).toEqual([2, 2]);
  for (let count = 0; count < 10; count++) desk.ticket();
  await pass(desk.process(), []);
  expect((await desk.process().store.listHeld(agents.map((agent) => agent.id))).length).toBe(6);
  expect(violationsOf(desk)).toEqual([]);
});

test("an agent whose shown availability is wrong is found out before anything is claimed", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const held = desk.ticket({ status: "In Progress", assignedTo: agent.id, slot: `${agent.id}#0` });
  const waiting = desk.ticket();
  await pass(desk.process(), []);
  expect(desk.now(waiting).status).toBe("Open");
  expect(desk.agentNow(agent).availability).toBe("busy");
  expect(desk.now(held).rev).toBe(held.rev);
});

test("an answered ticket takes its agent's next place before anything from the line", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const [waiting, current, inLine] = [desk.ticket(), desk.ticket(), desk.ticket()];
  await pass(desk.process(), []);
  desk.command(waiting, (ticket, stamp) => waitOnCustomer(ticket, actorOf(agent), stamp));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(current).status).toBe("In Progress");
  desk.command(waiting, (ticket, stamp) => answer(ticket, desk.agentNow(agent), CUSTOMER, stamp, "Here it is."));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(waiting)).toMatchObject({ status: "In Progress", slot: null });
  desk.command(current, (ticket, stamp) => resolve(ticket, actorOf(agent), stamp));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(waiting).slot).toBe(`${agent.id}#0`);
  expect(desk.now(inLine).status).toBe("Open");
});

test("an agent going off duty gives back what they have not begun, at its old place, and keeps the rest", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ capacity: 3 });
  const [untouched, begun, byHand] = [desk.ticket(), desk.ticket({ replied: true }), desk.ticket()];
  desk.command(byHand, (ticket, stamp) => give(ticket, agent, ADMIN, stamp, 0));
  await pass(desk.process(), [agent.id]);
  desk.command(begun, (ticket, stamp) =>
    claim({ ...ticket, rev: ticket.rev }, agent, 2, { rule: "longest-free" }, stamp),
  );
  const replied = desk.state.tickets.get(begun.id);
  if (replied) replied.ticket = { ...replied.ticket, replied: true };
  desk.commandAgent(agent, (current, stamp) => setDuty(current, false, agent.id, stamp));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(untouched)).toMatchObject({
    status: "Open",
    assignedTo: null,
    slot: null,
    dispatchAt: untouched.dispatchAt,
  });
  for (const kept of [begun, byHand]) {
    expect(desk.now(kept)).toMatchObject({ status: "In Progress", assignedTo: agent.id, slot: null });
  }
  expect(desk.agentNow(agent).availability).toBe("offline");
});

test("an agent coming on duty gets the longest waiting ticket", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false, availability: "offline" });
  const [first] = [desk.ticket(), desk.ticket()];
  desk.commandAgent(agent, (current, stamp) => setDuty(current, true, agent.id, stamp));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(first).assignedTo).toBe(agent.id);
});

test("a lowered capacity moves nothing and gives nothing new until there is room again", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ capacity: 2 });
  const [first, second, third] = [desk.ticket(), desk.ticket(), desk.ticket()];
  await pass(desk.process(), []);
  desk.commandAgent(agent, (current, stamp) => setCapacity(current, 1, ADMIN.id, stamp));
  desk.command(first, (ticket, stamp) => resolve(ticket, actorOf(agent), stamp));
  await pass(desk.process(), [agent.id]);
  expect([second, third].map((ticket) => desk.now(ticket).status)).toEqual(["In Progress", "Open"]);
  desk.command(second, (ticket, stamp) => resolve(ticket, actorOf(agent), stamp));
  await pass(desk.process(), [agent.id]);
  expect(desk.now(third).status).toBe("In Progress");
});

test("finds the one ticket an agent has the skill for behind pages of others", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ skills: ["Billing"] });
  for (let count = 0; count < 30; count++) desk.ticket({ category: "Technical" });
  const [billing] = [desk.ticket({ category: "Billing" }), desk.ticket({ category: "Billing" })];
  await pass(desk.process(), [], { linePage: 5 });
  expect(desk.now(billing).assignedTo).toBe(agent.id);
  expect(violationsOf(desk)).toEqual([]);
});

test("urgency counts, and so does patience", async () => {
  const desk = createMemoryDesk();
  const start = desk.clock.now().getTime();
  const critical = desk.ticket({ priority: "Critical", dispatchAt: new Date(start - 4 * HOUR_MS) });
  const patient = desk.ticket({ priority: "Low", dispatchAt: new Date(start - 5 * HOUR_MS) });
  desk.agent();
  await pass(desk.process(), []);
  expect([patient, critical].map((ticket) => desk.now(ticket).status)).toEqual(["In Progress", "Open"]);
});

test("a claim decided on an old state loses, and the ticket is looked at again", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = desk.ticket();
  const process = desk.process({
    before: beforeFirst("commitAll", () => {
      // Its customer closes it between the read and the write.
      desk.command(ticket, (current) => ({
        ...claim(current, agent, 0, { rule: "by-hand" }, newStamp(desk)),
        set: { status: "Closed" },
      }));
    }),
  });
  expect(await pass(process, [])).toMatchObject({ assigned: 0, stale: 1 });
  expect(desk.now(ticket).status).toBe("Closed");
});

test("two passes at the same place: one wins, the other finds out, nobody has two", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const [first, second] = [desk.ticket(), desk.ticket()];
  const slow = desk.process({
    before: beforeFirst("commitAll", () => {
      const document = desk.state.tickets.get(second.id);
      // Another process has given the agent the other ticket meanwhile.
      if (document) desk.command(second, (ticket, stamp) => claim(ticket, agent, 0, { rule: "longest-free" }, stamp));
    }),
  });
  expect(await pass(slow, [])).toMatchObject({ assigned: 0, taken: 1 });
  expect(desk.now(first).status).toBe("Open");
  expect(violationsOf(desk)).toEqual([]);
});

test("finds what an agent may take behind pages of what they filed themselves", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  for (let n = 0; n < 5; n++) desk.ticket({ userId: agent.id });
  const theirs = desk.ticket();
  await pass(desk.process(), [], { linePage: 2 });
  expect(desk.now(theirs)).toMatchObject({ status: "In Progress", assignedTo: agent.id });
  expect(violationsOf(desk)).toEqual([]);
});

test("two who filed each other's page serve each other, and neither themselves", async () => {
  const desk = createMemoryDesk();
  const [ada, ben] = [desk.agent(), desk.agent()];
  const ofAda = [desk.ticket({ userId: ada.id }), desk.ticket({ userId: ada.id }), desk.ticket({ userId: ada.id })];
  const ofBen = desk.ticket({ userId: ben.id });
  await pass(desk.process(), [], { linePage: 2 });
  expect(ofAda.map((ticket) => desk.now(ticket).assignedTo)).toEqual([ben.id, null, null]);
  expect(desk.now(ofBen).assignedTo).toBe(ada.id);
});
