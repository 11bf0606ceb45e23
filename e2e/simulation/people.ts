import type { Actor } from "#server/core/actor.ts";
import { handOver } from "#server/core/assignments/hand-over.ts";
import type { Offer } from "#server/core/assignments/ports.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf, trialIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { createInlineRelay } from "#server/core/outbox/inline-relay.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { markAway, showSign } from "#server/desk/agents/presence.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { correctComplaint } from "#server/desk/complaints/correct-complaint.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { createFilingRules } from "#server/desk/complaints/filing-rules.ts";
import { type Action, traitsOf } from "./actions.ts";
import { NO_FILES_SENT, UNREAD_NOTICES } from "./left-out.ts";
import {
  createSimulatedAccounts,
  createSimulatedAgents,
  createSimulatedCategories,
  createSimulatedComplaints,
  NO_TAGS,
  NO_TEAMS,
  UNWRITTEN_TRAIL,
} from "./people-stores.ts";
import type { SimulatedProcess } from "./scheduler.ts";
import { UNTOLD_WAITS } from "./untold-waits.ts";
import type { World } from "./world.ts";

export const CATEGORIES = ["Technical", "Billing"] as const;
const PRIORITIES = ["Low", "Medium", "High", "Critical"] as const;
export const ADMIN: Actor = { id: userIdOf("ad".padStart(24, "0")), name: "Ines", role: "admin" };
export const CUSTOMER: Actor = { id: userIdOf("c0".padStart(24, "0")), name: "Maya", role: "user" };
export const TRIAL = trialIdOf("an experiment");
const EXPERIMENTER: Actor = { id: userIdOf("e0".padStart(24, "0")), name: "Experiment", role: "user", trial: TRIAL };

/** What the verbs that people call here use, on the simulated stores. */
export type SimulatedDesk = ReturnType<typeof deskOf>;

type Command = (desk: SimulatedDesk) => Promise<unknown>;

/** How long ago a sign of life may be here: hardly any time passes between what people do. */
const SILENT_MS = 40;
/** Whoever hears no answer asks so many times in all, under the same key. */
const MOST_TRIES = 3;

export const asAgent = (id: UserId): Actor => ({ id, name: "Agent", role: "agent" });
const filerOf = ({ userId }: Ticket): Actor =>
  [CUSTOMER, EXPERIMENTER].find(({ id }) => id === userId) ?? asAgent(userId);

/**
 * Does one thing as one person would: a request of its own to the web, on the real use cases, and again while no answer
 * comes. Never rejects.
 */
export async function perform(world: World, action: Action | "file", process: SimulatedProcess): Promise<void> {
  const key = world.ids.token();
  const command = commandOf(world, action, key);
  if (!command) return;
  const desk = askedOnce(deskOf(world, process), { once: { key, fingerprint: "the same", onRepeat: () => {} } });
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    try {
      await command(desk);
      return;
    } catch (error) {
      if (error instanceof DomainError) return;
      if (!(error instanceof Error && error.name === "MongoNetworkError"))
        return world.fail(`${process.name} ended with ${String(error)}`);
    }
  }
}

/** A request of the web: its relay works, or is never reached, and then the sweeper must be enough. */
export function deskOf(world: World, process: SimulatedProcess) {
  const { chance, state, checks } = world;
  const hasRelay = chance.flip(0.6);
  const relayLane = process.lane("relay");
  const offer: Offer = (...offered) => {
    if (hasRelay) inlineRelay.offer(...offered);
  };
  const inlineRelay = createInlineRelay({
    ...world.relayPortsOf(relayLane, offer),
    timers: process.timers,
    onBatchFailure: () => {},
  });
  const lane = process.lane("command");
  const agents = createSimulatedAgents(state, lane.before, (before, after, by) => {
    world.trace(
      () =>
        `  ${after.id.slice(-4)} on duty ${after.onDuty} away ${after.awaySince !== null} capacity ${after.capacity} gone ${after.deleted}`,
    );
    checks.agentWrites(before, after, by);
  });
  return {
    ...world.assignmentPortsOf(lane, offer),
    complaints: world.faulty(createSimulatedComplaints(state, lane.before, checks.filing), lane),
    agents: world.faulty(agents, lane),
    categories: createSimulatedCategories(CATEGORIES),
    tags: NO_TAGS,
    teams: NO_TEAMS,
    accounts: createSimulatedAccounts(CUSTOMER),
    trail: UNWRITTEN_TRAIL,
    declineMs: world.declineMs,
    // Every priority is tried, so the line's order has to hold for whatever a desk allows.
    waits: UNTOLD_WAITS,
    ...UNREAD_NOTICES,
    ...NO_FILES_SENT,
    filing: createFilingRules({ maxPriority: "Critical", maxOpen: Number.POSITIVE_INFINITY }),
    onDeferred: () => {},
  };
}

/** What is asked: whoever asks again asks the very same. */
function commandOf(world: World, action: Action | "file", key: string): Command | null {
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
  const to = (status: Status) => {
    const isFiler = drawnOnce(() => chance.flip(0.2));
    return onOne((desk, ticket) => changeStatus(desk, isFiler() ? filerOf(ticket) : ADMIN, { id: ticket.id, status }));
  };

  switch (action) {
    case "file": {
      const category = configuration.skills ? chance.pick(CATEGORIES) : "Technical";
      const title = `It hums (${key})`;
      const input = { title, description: "It hums.", category, priority: chance.pick(PRIORITIES) };
      const { agentsFile } = configuration;
      if (configuration.trials && chance.flip(0.5)) return (desk) => fileComplaint(desk, EXPERIMENTER, input);
      const filer = agentsFile > 0 && chance.flip(agentsFile) ? asAgent(agentId) : CUSTOMER;
      const isForCustomer = filer !== CUSTOMER && chance.flip(0.3);
      return (desk) => fileComplaint(desk, filer, isForCustomer ? { ...input, onBehalfOf: CUSTOMER.id } : input);
    }
    case "resolve":
      return to("Resolved");
    case "wait":
      return to("Waiting on Customer");
    case "resume":
      return to("In Progress");
    case "write":
    case "answer":
      return onOne((desk, ticket) =>
        addComment(desk, filerOf(ticket), { id: ticket.id, message: `Here it is (${key}).`, internal: false }),
      );
    case "reply":
      return onOne((desk, { id, assignedTo }) =>
        addComment(desk, asAgent(assignedTo ?? agentId), { id, message: `I look at it (${key}).`, internal: false }),
      );
    case "give":
      return onOne((desk, { id }) => assignComplaint(desk, ADMIN, { id, agentId }));
    case "take":
      return onOne((desk, { id }) => assignComplaint(desk, asAgent(agentId), { id, agentId }));
    case "put-back":
      return onOne((desk, { id, assignedTo }) =>
        assignComplaint(desk, asAgent(assignedTo ?? agentId), { id, agentId: null }),
      );
    case "take-back":
      return onOne((desk, { id }) => assignComplaint(desk, ADMIN, { id, agentId: null }));
    case "reopen":
      return to("Open");
    case "close":
      return to("Closed");
    case "priority": {
      const priority = drawnOnce(() => chance.pick(PRIORITIES));
      return onOne((desk, { id }) => changePriority(desk, ADMIN, { id, priority: priority() }));
    }
    case "recategorise": {
      const category = chance.pick(CATEGORIES);
      const priority = chance.flip(0.2) ? chance.pick(PRIORITIES) : undefined;
      const isHolder = chance.flip(0.3);
      return onOne((desk, { id, assignedTo }) =>
        correctComplaint(desk, isHolder ? asAgent(assignedTo ?? agentId) : ADMIN, { id, category, priority }),
      );
    }
    case "duty": {
      const isHere = state.agents.get(agentId)?.agent.onDuty ?? false;
      const availability = chance.flip(0.85) === isHere ? "offline" : "available";
      const actor = chance.flip(0.8) ? asAgent(agentId) : ADMIN;
      return (desk) => setAvailability(desk, actor, { agentId, availability });
    }
    case "vanish":
      return async (desk) => {
        const agent = await desk.agents.find(agentId);
        const agents = { ...desk.agents, silentSince: async () => (agent ? [agent] : []) };
        await markAway({ ...desk, agents }, { pageMs: SILENT_MS, programMs: SILENT_MS }, desk.clock.now());
      };
    case "sign": {
      const away = chance.pickFrom(agents.filter(({ awaySince }) => awaySince !== null));
      return (desk) => showSign(desk, away?.id ?? agentId, "page", desk.clock.now());
    }
    case "hand-over": {
      const away = chance.pickFrom(agents.filter(({ awaySince }) => awaySince !== null));
      return (desk) => handOver(desk, away?.id ?? agentId, desk.clock.now());
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

/** Drawn when it is needed, and the same from then on. */
function drawnOnce<Value>(draw: () => Value): () => Value {
  let drawn: { readonly value: Value } | undefined;
  return () => (drawn ??= { value: draw() }).value;
}
