import { type AgentState, isOnDuty, type Standing } from "../agent.ts";
import { type EntryOf, type OutboxEntry, ofTrial, rooms } from "../events/event.ts";
import type { EventData } from "../events/event-data.ts";
import type { UserId } from "../ids.ts";
import type { Availability, Presence } from "../vocabulary.ts";
import type { Stamp } from "./stamp.ts";

/** What somebody says of being off duty, and until when; nothing follows from it. */
export interface Excuse {
  readonly reason: string | null;
  readonly until: Date | null;
}

const NO_EXCUSE: Excuse = { reason: null, until: null };

/** One single-document write to an agent. `bumpsHint` races out any refresh that read before it. */
export interface AgentChange {
  readonly set: Partial<Excuse> &
    Partial<Pick<AgentState, "onDuty" | "awaySince" | "capacity" | "skills" | "deleted" | "availability">>;
  readonly bumpsHint: boolean;
  readonly event: OutboxEntry;
}

type AgentInOutbox = AgentState & { readonly rev: number };

type AgentEventType = Extract<keyof EventData, `agent.${string}`>;

interface Draft<T extends AgentEventType> {
  readonly type: T;
  readonly by: UserId | null;
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
    ...ofTrial(agent),
  };
  return {
    set,
    // rule: duty-races-refreshes
    bumpsHint: set.availability !== undefined,
    event,
  };
}

/** Whoever may not be given work shows so at once. Others start as `busy`, which means unknown: a refresh finds the truth. */
function shownAtFirst(agent: Standing): Availability {
  // rule: on-duty-shows-busy-first
  return isOnDuty(agent) ? "busy" : "offline";
}

/**
 * On or off duty, as they choose themselves, which is a sign of life, or as an admin chooses for them, which is none:
 * whoever is away stays away.
 */
export function setDuty(
  agent: AgentInOutbox,
  onDuty: boolean,
  by: UserId,
  stamp: Stamp,
  excuse: Excuse = NO_EXCUSE,
): AgentChange {
  // rule: only-they-show-that-they-are-there
  const awaySince = by === agent.id ? null : agent.awaySince;
  return agentChange(agent, stamp, {
    type: "agent.availability",
    by,
    set: {
      onDuty,
      awaySince,
      availability: shownAtFirst({ ...agent, onDuty, awaySince }),
      ...(onDuty ? NO_EXCUSE : excuse),
    },
    data: { agentId: agent.id, onDuty, changedBy: by },
  });
}

/** No sign of life for too long, or one again: what they had chosen holds at once. Nobody did it. */
export function setPresence(agent: AgentInOutbox, presence: Presence, stamp: Stamp): AgentChange {
  const awaySince = presence === "here" ? null : stamp.now;
  return agentChange(agent, stamp, {
    type: "agent.availability",
    by: null,
    set: { awaySince, availability: shownAtFirst({ ...agent, awaySince }) },
    data: { agentId: agent.id, onDuty: agent.onDuty, changedBy: null, presence },
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

/** Somebody who had left is an agent again, off duty and away like a new one: that they are there is theirs to show. */
export function reinstate(agent: AgentInOutbox, by: UserId, stamp: Stamp): AgentChange {
  return agentChange(agent, stamp, {
    type: "agent.availability",
    by,
    set: { deleted: false, onDuty: false, awaySince: stamp.now, availability: "offline" },
    data: { agentId: agent.id, onDuty: false, changedBy: by },
  });
}
