import type { AgentState } from "../agent.ts";
import { type EntryOf, type OutboxEntry, rooms } from "../events/event.ts";
import type { EventData } from "../events/event-data.ts";
import type { UserId } from "../ids.ts";
import type { Availability } from "../vocabulary.ts";
import type { Stamp } from "./stamp.ts";

/** One single-document write to an agent. `bumpsHint` races out any refresh that read before it. */
export interface AgentChange {
  readonly set: Partial<Pick<AgentState, "onDuty" | "capacity" | "skills" | "deleted" | "availability">>;
  readonly bumpsHint: boolean;
  readonly event: OutboxEntry;
}

type AgentInOutbox = AgentState & { readonly rev: number };

type AgentEventType = Extract<keyof EventData, `agent.${string}`>;

interface Draft<T extends AgentEventType> {
  readonly type: T;
  readonly by: UserId;
  readonly set: AgentChange["set"];
  readonly data: EventData[T];
}

function agentChange<T extends AgentEventType>(agent: AgentInOutbox, stamp: Stamp, draft: Draft<T>) {
  const { type, by, set, data } = draft;
  const event: EntryOf<T> = {
    id: stamp.eventId,
    type,
    rev: agent.rev + 1,
    at: stamp.now,
    by,
    body: { eventType: type, timestamp: stamp.now.toISOString(), data },
    agents: [agent.id],
    audience: [rooms.staff, rooms.agent(agent.id)],
    hint: null,
    traceparent: stamp.traceparent,
  };
  return {
    set,
    // rule: duty-races-refreshes
    bumpsHint: set.availability !== undefined,
    event,
  };
}

/** Off duty shows at once. On duty starts as `busy`, which means unknown: the refresh that follows finds the truth. */
export function setDuty(agent: AgentInOutbox, onDuty: boolean, by: UserId, stamp: Stamp): AgentChange {
  // rule: on-duty-shows-busy-first
  const availability: Availability = onDuty ? "busy" : "offline";
  return agentChange(agent, stamp, {
    type: "agent.availability",
    by,
    set: { onDuty, availability },
    data: { agentId: agent.id, onDuty, changedBy: by },
  });
}

/** Nothing is moved by a lower capacity: tickets above it keep their places until they end. */
export function setCapacity(agent: AgentInOutbox, capacity: number, by: UserId, stamp: Stamp): AgentChange {
  return agentChange(agent, stamp, {
    type: "agent.capacity",
    by,
    set: { capacity },
    data: { agentId: agent.id, capacity, previousCapacity: agent.capacity, changedBy: by },
  });
}

export function setSkills(agent: AgentInOutbox, skills: readonly string[], by: UserId, stamp: Stamp): AgentChange {
  return agentChange(agent, stamp, {
    type: "agent.skills",
    by,
    set: { skills },
    data: { agentId: agent.id, skills, changedBy: by },
  });
}

/** Agents are never removed, only marked: their history and their open tickets still point at them. */
export function retire(agent: AgentInOutbox, by: UserId, stamp: Stamp): AgentChange {
  return agentChange(agent, stamp, {
    type: "agent.deleted",
    by,
    set: { deleted: true, onDuty: false, availability: "offline" },
    data: { agentId: agent.id, deletedBy: by },
  });
}

export function reinstate(agent: AgentInOutbox, by: UserId, stamp: Stamp): AgentChange {
  return agentChange(agent, stamp, {
    type: "agent.availability",
    by,
    set: { deleted: false, onDuty: false, availability: "offline" },
    data: { agentId: agent.id, onDuty: false, changedBy: by },
  });
}
