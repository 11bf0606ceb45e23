import type { AgentState } from "../agent.ts";
import type { EventType, OutboxEntry } from "../events/event.ts";
import { rooms } from "../events/event.ts";
import type { Availability } from "../vocabulary.ts";
import type { Stamp } from "./stamp.ts";

/** One single-document write to an agent. `bumpsHint` races out any refresh that read before it. */
export interface AgentChange {
  readonly set: Partial<Pick<AgentState, "onDuty" | "capacity" | "skills" | "deleted" | "availability">>;
  readonly bumpsHint: boolean;
  readonly event: OutboxEntry;
}

type AgentInOutbox = AgentState & { readonly rev: number };

function agentChange(
  agent: AgentInOutbox,
  type: EventType,
  set: AgentChange["set"],
  data: Readonly<Record<string, unknown>>,
  stamp: Stamp,
): AgentChange {
  return {
    set,
    // rule: duty-races-refreshes
    bumpsHint: set.availability !== undefined,
    event: {
      id: stamp.eventId,
      type,
      rev: agent.rev + 1,
      at: stamp.now,
      body: { eventType: type, timestamp: stamp.now.toISOString(), data: { agentId: agent.id, ...data } },
      agents: [agent.id],
      audience: [rooms.staff, rooms.agent(agent.id)],
      hint: null,
      traceparent: stamp.traceparent,
    },
  };
}

/** Off duty shows at once. On duty starts as `busy`, which means unknown: the refresh that follows finds the truth. */
export function setDuty(agent: AgentInOutbox, onDuty: boolean, byId: string, stamp: Stamp): AgentChange {
  // rule: on-duty-shows-busy-first
  const availability: Availability = onDuty ? "busy" : "offline";
  return agentChange(agent, "agent.availability", { onDuty, availability }, { onDuty, changedBy: byId }, stamp);
}

/** Nothing is moved by a lower capacity: tickets above it keep their places until they end. */
export function setCapacity(agent: AgentInOutbox, capacity: number, byId: string, stamp: Stamp): AgentChange {
  const data = { capacity, previousCapacity: agent.capacity, changedBy: byId };
  return agentChange(agent, "agent.capacity", { capacity }, data, stamp);
}

export function setSkills(agent: AgentInOutbox, skills: readonly string[], byId: string, stamp: Stamp): AgentChange {
  return agentChange(agent, "agent.skills", { skills }, { skills, changedBy: byId }, stamp);
}

/** Agents are never removed, only marked: their history and their open tickets still point at them. */
export function retire(agent: AgentInOutbox, byId: string, stamp: Stamp): AgentChange {
  const set = { deleted: true, onDuty: false, availability: "offline" } as const;
  return agentChange(agent, "agent.deleted", set, { deletedBy: byId }, stamp);
}

export function reinstate(agent: AgentInOutbox, byId: string, stamp: Stamp): AgentChange {
  const set = { deleted: false, onDuty: false, availability: "offline" } as const;
  return agentChange(agent, "agent.availability", set, { onDuty: false, changedBy: byId }, stamp);
}
