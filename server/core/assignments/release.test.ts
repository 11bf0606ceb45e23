import { expect, test } from "vitest";
import { setDuty } from "../changes/agent.ts";
import type { AgentId } from "../ids.ts";
import { beforeFirst } from "../memory/before-first.ts";
import { createMemoryDesk, type MemoryDesk } from "../memory/memory-desk.ts";
import type { Ticket } from "../ticket.ts";
import { release } from "./release.ts";

const by = (kind: "auto" | "manual" | "self" | "return") =>
  ({ token: `token-${kind}`, at: new Date(), by: kind, why: { rule: "longest-free" } }) as const;

function held(desk: MemoryDesk, agentId: AgentId, overrides: Partial<Ticket> = {}, place = 0): Ticket {
  const slot = `${agentId}#${place}`;
  return desk.ticket({ status: "In Progress", assignedTo: agentId, slot, assign: by("auto"), ...overrides });
}

const holding = (desk: MemoryDesk, agentId: AgentId, ...tickets: Partial<Ticket>[]) =>
  tickets.map((overrides, place) => held(desk, agentId, overrides, place));

test("takes nothing from somebody on duty", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = held(desk, agent.id);
  await release(desk.process(), agent.id);
  expect(desk.now(ticket).status).toBe("In Progress");
});

test("sends back what was not begun, and leaves without a place what was", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false });
  const tickets = holding(
    desk,
    agent.id,
    {},
    { assign: by("return") },
    { replied: true },
    { assign: by("manual") },
    { assign: by("self") },
  );
  await release(desk.process(), agent.id);
  expect(tickets.map((ticket) => desk.now(ticket)).map(({ status, slot }) => [status, slot])).toEqual([
    ["Open", null],
    ["Open", null],
    ["In Progress", null],
    ["In Progress", null],
    ["In Progress", null],
  ]);
});

test("sends back everything of somebody who has left", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false, deleted: true });
  const tickets = holding(desk, agent.id, {}, { replied: true }, { assign: by("manual") });
  await release(desk.process(), agent.id);
  expect(tickets.map((ticket) => desk.now(ticket).status)).toEqual(["Open", "Open", "Open"]);
});

test("a write that was overtaken is looked at again, until nothing is left", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false });
  const ticket = held(desk, agent.id);
  const slow = desk.process({
    before: beforeFirst("commit", () => {
      const document = desk.state.tickets.get(ticket.id);
      // A colleague changes its priority in between.
      if (document) document.ticket = { ...document.ticket, priority: "High", rev: document.ticket.rev + 1 };
    }),
  });
  await release(slow, agent.id);
  expect(desk.now(ticket)).toMatchObject({ status: "Open", priority: "High" });
});

test("stops as soon as they are back", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false });
  const ticket = held(desk, agent.id);
  const slow = desk.process({
    before: beforeFirst("commit", () => {
      desk.commandAgent(agent, (current, stamp) => setDuty(current, true, agent.id, stamp));
      const document = desk.state.tickets.get(ticket.id);
      if (document) document.ticket = { ...document.ticket, rev: document.ticket.rev + 1 };
    }),
  });
  await release(slow, agent.id);
  expect(desk.now(ticket)).toMatchObject({ status: "In Progress", slot: `${agent.id}#0` });
});
