import { expect, test } from "vitest";
import type { AgentState } from "../agent.ts";
import { claim } from "../changes/claim.ts";
import { give } from "../changes/give.ts";
import { promote } from "../changes/places.ts";
import { createMemoryDesk } from "../memory/memory-desk.ts";
import { ADMIN, aStamp } from "../testing.ts";
import type { TicketChange } from "../ticket.ts";
import { finishInternal } from "./finish-internal.ts";

/** A desk where one change of one ticket was just committed, and what finishing its event tells people. */
async function finish(
  agentOverrides: Partial<AgentState>,
  decide: "claim" | "give" | "promote",
  before?: (desk: ReturnType<typeof createMemoryDesk>, agent: AgentState) => void,
) {
  const desk = createMemoryDesk();
  const agent = desk.agent(agentOverrides);
  const ticket = desk.ticket(decide === "promote" ? { status: "In Progress", assignedTo: agent.id } : {});
  let change: TicketChange | undefined;
  desk.command(ticket, (current, stamp) => {
    if (decide === "claim") change = claim(current, agent, 0, { rule: "longest-free" }, stamp);
    else
      change =
        decide === "give"
          ? give(current, { ...agent, deleted: false }, ADMIN, stamp, 0)
          : promote(current, agent.id, 0, stamp);
    return change;
  });
  before?.(desk, agent);
  const told: string[] = [];
  if (change) await finishInternal(desk.process(), async ({ type }) => void told.push(type), change.event);
  return { desk, agent: desk.agentNow(agent), ticket: desk.now(ticket), told };
}

test("an assignment is told, and its agent shown as busy even if whoever claimed it died", async () => {
  const { told, agent } = await finish({ availability: "available" }, "claim");
  expect(told).toEqual(["ticket.assigned"]);
  expect(agent.availability).toBe("busy");
});

test("an assignment to somebody who has just gone is taken back and not told", async () => {
  const { told, ticket } = await finish({ onDuty: false, availability: "offline" }, "claim");
  expect(told).toEqual([]);
  expect(ticket.status).toBe("Open");
});

test("an assignment to somebody who went and came back is told: they hold it still", async () => {
  // Away at the first look, back before anything could be taken from them.
  const desk = createMemoryDesk();
  const agent = desk.agent({ onDuty: false });
  const ticket = desk.ticket();
  const change = claim(ticket, agent, 0, { rule: "longest-free" }, aStamp());
  desk.command(ticket, () => change);
  let looks = 0;
  const process = desk.process({
    before: async (operation) => {
      const document = desk.state.agents.get(agent.id);
      if (operation === "findAgent" && ++looks === 2 && document) document.agent = { ...document.agent, onDuty: true };
    },
  });
  const told: string[] = [];
  await finishInternal(process, async ({ type }) => void told.push(type), change.event);
  expect(told).toEqual(["ticket.assigned"]);
  expect(desk.now(ticket).assignedTo).toBe(agent.id);
});

test("a ticket given by hand is told even off duty, but not to somebody who has left", async () => {
  expect((await finish({ onDuty: false }, "give")).told).toEqual(["ticket.reassigned"]);
  const { told, ticket } = await finish({}, "give", (desk, agent) => {
    const document = desk.state.agents.get(agent.id);
    if (document) document.agent = { ...agent, rev: 2, deleted: true, onDuty: false };
  });
  expect(told).toEqual([]);
  expect(ticket.status).toBe("Open");
});

test("a place given to somebody who has just gone is taken back", async () => {
  const { ticket } = await finish({ onDuty: false }, "promote");
  expect(ticket.slot).toBeNull();
});
