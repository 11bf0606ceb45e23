import type { AgentId, TagId, TicketId, UserId } from "../ids.ts";
import type { RequeueReason } from "../timeline.ts";
import type { Presence, Priority } from "../vocabulary.ts";

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
  "ticket.priority_changed": OfTicket & {
    readonly priority: Priority;
    readonly previousPriority: Priority;
    /** Who has it: what became critical does not stay with somebody who is not there. */
    readonly agentId: AgentId | null;
  };
  "ticket.corrected": WithAgent & {
    readonly category: string;
    readonly previousCategory: string;
    readonly priority: Priority;
    readonly previousPriority: Priority;
    /** Whether it went back to the line, because its agent does not take the new category. */
    readonly requeued: boolean;
  };
  "ticket.tagged": WithAgent & { readonly added: readonly TagId[]; readonly removed: readonly TagId[] };
  "ticket.helped": WithAgent & { readonly askedBy: UserId };
  "ticket.rated": WithAgent & { readonly score: number };
  "agent.availability": OfAgent & {
    /** What they chose. */
    readonly onDuty: boolean;
    /** Null where nobody did it: they were not there any more, or are again. */
    readonly changedBy: UserId | null;
    readonly presence?: Presence;
  };
  "agent.capacity": OfAgent & {
    readonly capacity: number;
    readonly previousCapacity: number;
    readonly changedBy: UserId;
  };
  "agent.skills": OfAgent & { readonly skills: readonly string[]; readonly changedBy: UserId };
  "agent.deleted": OfAgent & { readonly deletedBy: UserId };
}

export type EventType = keyof EventData;

/** Published types go to the topic; internal ones are finished by the relay itself. */
const DELIVERY = {
  "ticket.created": "published",
  "ticket.resolved": "published",
  "ticket.closed": "published",
  "ticket.reopened": "published",
  "ticket.waiting": "published",
  "ticket.answered": "published",
  "ticket.requeued": "published",
  "ticket.reassigned": "published",
  "ticket.commented": "published",
  "ticket.priority_changed": "published",
  "ticket.corrected": "published",
  "ticket.tagged": "published",
  "ticket.helped": "published",
  "ticket.rated": "published",
  "agent.availability": "published",
  "agent.capacity": "published",
  "agent.skills": "published",
  "agent.deleted": "published",
  "ticket.assigned": "internal",
  "ticket.slotted": "internal",
  "ticket.unslotted": "internal",
} as const satisfies Record<EventType, "published" | "internal">;

type Delivered<How> = { [T in EventType]: (typeof DELIVERY)[T] extends How ? T : never }[EventType];
export type PublishedType = Delivered<"published">;
export type InternalType = Delivered<"internal">;

function isEventType(type: string): type is EventType {
  return Object.hasOwn(DELIVERY, type);
}

export function isPublished(type: string): type is PublishedType {
  return isEventType(type) && DELIVERY[type] === "published";
}

export function isInternal(type: EventType): type is InternalType {
  // rule: changes-ring
  return DELIVERY[type] === "internal";
}

export const EVENT_TYPES: readonly EventType[] = Object.keys(DELIVERY).filter(isEventType);
export const PUBLISHED_TYPES: readonly PublishedType[] = Object.keys(DELIVERY).filter(isPublished);
