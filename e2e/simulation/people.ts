import type { Actor } from "#server/core/actor.ts";
import type { Offer } from "#server/core/assignments/ports.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import { createInlineRelay } from "#server/core/outbox/inline-relay.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { createFilingRules } from "#server/desk/complaints/filing-rules.ts";
import { type Action, traitsOf } from "./actions.ts";
import { createSimulatedAgents, createSimulatedCategories, createSimulatedComplaints } from "./people-stores.ts";
import type { SimulatedProcess } from "./scheduler.ts";
import type { World } from "./world.ts";

export const CATEGORIES = ["Technical", "Billing"] as const;
const PRIORITIES = ["Low", "Medium", "High", "Critical"] as const;
export const ADMIN: Actor = { id: userIdOf("ad".padStart(24, "0")), name: "Ines", role: "admin" };
export const CUSTOMER: Actor = { id: userIdOf("c0".padStart(24, "0")), name: "Maya", role: "user" };

/** What the verbs that people call here use, on the simulated stores. */
export type SimulatedDesk = ReturnType<typeof deskOf>;

type Command = (desk: SimulatedDesk) => Promise<unknown>;

/** Does one thing as one person would: a request of its own to the web, on the real use cases. Never rejects. */
export async function perform(world: World, action: Action | "file", process: SimulatedProcess): Promise<void> {
  const command = commandOf(world, action);
  if (!command) return;
  try {
    await command(deskOf(world, process));
  } catch (error) {
    const isRefusal = error instanceof DomainError;
    const isOutage = error instanceof Error && error.name === "MongoNetworkError";
    if (!isRefusal && !isOutage) world.fail(`${process.name} ended with ${String(error)}`);
  }
}

/** A request of the web: its relay works, or is never reached, and then the sweeper must be enough. */
export function deskOf(world: World, process: SimulatedProcess) {
  const { chance, state, checks } = world;
  const hasRelay = chance.flip(0.6);
  const relayLane = process.lane("relay");
  const offer: Offer = (aggregate, entry) => {
    if (hasRelay) inlineRelay.offer(aggregate, entry);
  };
  const inlineRelay = createInlineRelay({
    ...world.relayPortsOf(relayLane, offer),
    timers: process.timers,
    onBatchFailure: () => {},
  });
  const lane = process.lane("command");
  const agents = createSimulatedAgents(state, lane.before, (before, after) => {
    world.trace(
      () => `  ${after.id.slice(-4)} on duty ${after.onDuty} capacity ${after.capacity} gone ${after.deleted}`,
    );
    checks.agentWrites(before, after);
  });
  return {
    ...world.assignmentPortsOf(lane, offer),
    complaints: world.faulty(createSimulatedComplaints(state, lane.before), lane),
    agents: world.faulty(agents, lane),
    categories: createSimulatedCategories(CATEGORIES),
    // Every priority is tried, so the line's order has to hold for whatever a desk allows.
    filing: createFilingRules({ maxPriority: "Critical", maxOpen: Number.POSITIVE_INFINITY }),
    onDeferred: () => {},
  };
}

function commandOf(world: World, action: Action | "file"): Command | null {
  const { chance, state, configuration } = world;
  const tickets = [...state.tickets.values()].map(({ ticket }) => ticket);
  const agents = [...state.agents.values()].map(({ agent }) => agent);
  const agentId = chance.pickFrom(agents)?.id ?? agentIdOf("");
  /** Mostly something that can be done; now and then whatever there is. */
  const onOne = (run: (desk: SimulatedDesk, ticket: Ticket) => Promise<unknown>): Command | null => {
    const statuses = (action !== "file" && traitsOf(action).to) || [];
    const fitting = tickets.filter(({ status }) => statuses.includes(status));
    const ticket = chance.pickFrom(chance.flip(0.1) ? tickets : fitting);
    return ticket ? (desk) => run(desk, ticket) : null;
  };
  const to = (status: Status) =>
    onOne((desk, { id }) => changeStatus(desk, chance.flip(0.2) ? CUSTOMER : ADMIN, { id, status }));
  const asAgent = (id: UserId): Actor => ({ id, name: "Agent", role: "agent" });

  switch (action) {
    case "file": {
      const category = configuration.skills ? chance.pick(CATEGORIES) : "Technical";
      const input = { title: "It hums", description: "It hums.", category, priority: chance.pick(PRIORITIES) };
      return (desk) => fileComplaint(desk, CUSTOMER, input);
    }
    case "resolve":
      return to("Resolved");
    case "wait":
      return to("Waiting on Customer");
    case "resume":
      return to("In Progress");
    case "answer":
      return onOne((desk, { id }) => addComment(desk, CUSTOMER, { id, message: "Here it is.", internal: false }));
    case "reply":
      return onOne((desk, { id, assignedTo }) =>
        addComment(desk, asAgent(assignedTo ?? agentId), { id, message: "I look at it.", internal: false }),
      );
    case "give":
      return onOne((desk, { id }) => assignComplaint(desk, ADMIN, { id, agentId }));
    case "take":
      return onOne((desk, { id }) => assignComplaint(desk, asAgent(agentId), { id, agentId }));
    case "take-back":
      return onOne((desk, { id }) => assignComplaint(desk, ADMIN, { id, agentId: null }));
    case "reopen":
      return to("Open");
    case "close":
      return to("Closed");
    case "priority":
      return onOne((desk, { id }) => changePriority(desk, ADMIN, { id, priority: chance.pick(PRIORITIES) }));
    case "duty": {
      const isHere = state.agents.get(agentId)?.agent.onDuty ?? false;
      const availability = chance.flip(0.85) === isHere ? "offline" : "available";
      return (desk) => setAvailability(desk, asAgent(agentId), { agentId, availability });
    }
    case "capacity": {
      const capacity = 1 + chance.below(configuration.capacity);
      return (desk) => changeCapacity(desk, ADMIN, { agentId, capacity });
    }
    case "skills": {
      const skills = CATEGORIES.filter(() => chance.flip(0.4));
      return (desk) => changeSkills(desk, ADMIN, { agentId, skills });
    }
    case "retire":
      return (desk) => retireAgent(desk, agentId, ADMIN.id);
    case "reinstate":
      return (desk) => ensureAgent(desk, { id: agentId, name: "Agent" }, ADMIN.id);
  }
}
