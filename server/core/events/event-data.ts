import type { AgentId, TicketId, UserId } from "../ids.ts";
import type { RequeueReason } from "../timeline.ts";
import type { Priority } from "../vocabulary.ts";

interface OfTicket {
  readonly ticketId: TicketId;
  readonly complaintId: string;
  /** Whose complaint it is. */
  readonly userId: UserId;
}

interface OfAgent {
  readonly agentId: AgentId;
}

/** A ticket that an agent has, or had before this; null is nobody, and stays nobody whoever has it by now. */
interface WithAgent extends OfTicket {
  readonly agentId: AgentId | null;
}

/**
 * What each event says. Bodies are stored and published as they are here, key by key in this order: the first two are
 * documented, and others read them.
 */
export interface EventData {
  "ticket.created": OfTicket & {
    readonly title: string;
    readonly category: string;
    readonly priority: Priority;
    readonly assignedTo: null;
  };
  "ticket.resolved": WithAgent & {
    readonly resolvedBy: UserId;
    readonly resolvedAt: string;
    readonly title: string;
    readonly priority: Priority;
  };
  "ticket.closed": WithAgent & { readonly closedBy: UserId };
  "ticket.reopened": WithAgent & { readonly reopenedBy: UserId };
  "ticket.waiting": WithAgent;
  "ticket.answered": WithAgent & { readonly agentId: AgentId };
  "ticket.requeued": WithAgent & { readonly reason: RequeueReason };
  "ticket.assigned": WithAgent & { readonly agentId: AgentId; readonly token: string };
  "ticket.reassigned": WithAgent & {
    readonly agentId: AgentId;
    readonly previousAgentId: AgentId | null;
    readonly token: string;
    readonly assignedBy: UserId;
  };
  "ticket.slotted": WithAgent & { readonly agentId: AgentId };
  "ticket.unslotted": WithAgent & { readonly agentId: AgentId };
  "ticket.commented": WithAgent & { readonly authorId: UserId; readonly internal: boolean };
  "ticket.priority_changed": OfTicket & { readonly priority: Priority; readonly previousPriority: Priority };
  "ticket.rated": WithAgent & { readonly score: number };
  "agent.availability": OfAgent & { readonly onDuty: boolean; readonly changedBy: UserId };
  "agent.capacity": OfAgent & {
    readonly capacity: number;
    readonly previousCapacity: number;
    readonly changedBy: UserId;
  };
  "agent.skills": OfAgent & { readonly skills: readonly string[]; readonly changedBy: UserId };
  "agent.deleted": OfAgent & { readonly deletedBy: UserId };
}

export type EventType = keyof EventData;

interface EventTraits {
  /** Published types go to the topic; internal ones are finished by the relay itself. */
  readonly delivery: "published" | "internal";
  /** What operators call it. */
  readonly words: string;
}

export const EVENTS = {
  "ticket.created": { delivery: "published", words: "Filed" },
  "ticket.resolved": { delivery: "published", words: "Solved" },
  "ticket.closed": { delivery: "published", words: "Closed" },
  "ticket.reopened": { delivery: "published", words: "Reopened" },
  "ticket.waiting": { delivery: "published", words: "The customer was asked" },
  "ticket.answered": { delivery: "published", words: "The customer answered" },
  "ticket.requeued": { delivery: "published", words: "Back in line" },
  "ticket.reassigned": { delivery: "published", words: "Given by hand" },
  "ticket.commented": { delivery: "published", words: "Comment" },
  "ticket.priority_changed": { delivery: "published", words: "Priority changed" },
  "ticket.rated": { delivery: "published", words: "Rated" },
  "agent.availability": { delivery: "published", words: "Agent on or off duty" },
  "agent.capacity": { delivery: "published", words: "Agent's capacity changed" },
  "agent.skills": { delivery: "published", words: "Agent's skills changed" },
  "agent.deleted": { delivery: "published", words: "Agent left" },
  "ticket.assigned": { delivery: "internal", words: "Given to an agent" },
  "ticket.slotted": { delivery: "internal", words: "Took a place of its agent" },
  "ticket.unslotted": { delivery: "internal", words: "Gave up its place" },
} as const satisfies Record<EventType, EventTraits>;

type Delivered<How> = { [T in EventType]: (typeof EVENTS)[T]["delivery"] extends How ? T : never }[EventType];
export type PublishedType = Delivered<"published">;
export type InternalType = Delivered<"internal">;

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

export function isPublished(type: string): type is PublishedType {
  return isEventType(type) && EVENTS[type].delivery === "published";
}

export function isInternal(type: EventType): type is InternalType {
  // rule: changes-ring
  return EVENTS[type].delivery === "internal";
}

export const EVENT_TYPES: readonly EventType[] = Object.keys(EVENTS).filter(isEventType);
export const PUBLISHED_TYPES: readonly PublishedType[] = Object.keys(EVENTS).filter(isPublished);
