import { expect, test } from "vitest";
import { setDuty } from "../changes/agent.ts";
import { agentIdOf } from "../ids.ts";
import { beforeFirst } from "../memory/before-first.ts";
import { createMemoryDesk } from "../memory/memory-desk.ts";
import { refresh } from "./refresh.ts";

test("shows an agent as what they are: away, busy or available", async () => {
  const desk = createMemoryDesk();
  const [away, full, half] = [
    desk.agent({ onDuty: false, availability: "available" }),
    desk.agent({ availability: "available" }),
    desk.agent({ availability: "busy", capacity: 2 }),
  ];
  for (const agent of [full, half]) {
    desk.ticket({ status: "In Progress", assignedTo: agent.id, slot: `${agent.id}#0` });
  }
  for (const agent of [away, full, half]) await refresh(desk.process(), agent.id);
  expect([away, full, half].map((agent) => desk.agentNow(agent).availability)).toEqual([
    "offline",
    "busy",
    "available",
  ]);
});

test("counts from when somebody is free again, and not anew while they stay free", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "busy" });
  desk.elapse(60_000);
  const freeSince = desk.clock.now();
  await refresh(desk.process(), agent.id);
  desk.elapse(60_000);
  await refresh(desk.process(), agent.id);
  expect(desk.agentNow(agent).idleSince).toEqual(freeSince);
});

test("gives tickets that wait for their agent the free places, lowest number first, longest waiting first", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ capacity: 3 });
  const held = { status: "In Progress", assignedTo: agent.id } as const;
  const placed = desk.ticket({ ...held, slot: `${agent.id}#1` });
  const [later, first, second] = [3, 1, 2].map((seconds) =>
    desk.ticket({ ...held, dispatchAt: new Date(desk.clock.now().getTime() + seconds * 1_000) }),
  );
  if (!later || !first || !second) throw new Error("three tickets");
  await refresh(desk.process(), agent.id);
  expect([first, second, later, placed].map((ticket) => desk.now(ticket).slot)).toEqual([
    `${agent.id}#0`,
    `${agent.id}#2`,
    null,
    `${agent.id}#1`,
  ]);
  expect(desk.agentNow(agent).availability).toBe("busy");
});

test("gives nobody off duty a place", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false });
  const ticket = desk.ticket({ status: "In Progress", assignedTo: agent.id });
  await refresh(desk.process(), agent.id);
  expect(desk.now(ticket).slot).toBeNull();
});

test("a refresh that read before somebody left does not show them as available again", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "busy" });
  const slow = desk.process({
    before: beforeFirst("writeHint", () => {
      desk.commandAgent(agent, (current, stamp) => setDuty(current, false, agent.id, stamp));
    }),
  });
  await refresh(slow, agent.id);
  expect(desk.agentNow(agent).availability).toBe("offline");
});

test("a slow refresh that decided on old tickets loses to one that decided on new ones, even when that changed nothing", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "available" });
  const ticket = desk.ticket({ status: "In Progress", assignedTo: agent.id, slot: `${agent.id}#0` });
  const slow = desk.process({
    before: beforeFirst("writeHint", async () => {
      // The ticket ends, and a faster refresh finds the agent available, as they were shown all along.
      const document = desk.state.tickets.get(ticket.id);
      if (document) document.ticket = { ...document.ticket, status: "Resolved", slot: null };
      await refresh(desk.process(), agent.id);
    }),
  });
  await refresh(slow, agent.id);
  expect(desk.agentNow(agent).availability).toBe("available");
});

test("does nothing for somebody who is no agent", async () => {
  const desk = createMemoryDesk();
  await expect(refresh(desk.process(), agentIdOf("b".repeat(24)))).resolves.toBeNull();
});

test("what an agent holds and filed goes back to its old place in line, though they are here", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const own = desk.ticket({ userId: agent.id, status: "In Progress", assignedTo: agent.id, slot: `${agent.id}#0` });
  await refresh(desk.process(), agent.id);
  expect(desk.now(own)).toMatchObject({ status: "Open", assignedTo: null, slot: null, dispatchAt: own.dispatchAt });
  expect(desk.state.tickets.get(own.id)?.timeline).toMatchObject([{ kind: "requeued", reason: "own-complaint" }]);
  expect(desk.agentNow(agent).availability).toBe("available");
});
