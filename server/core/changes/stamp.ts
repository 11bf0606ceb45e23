import type { Actor } from "../actor.ts";
import type { EventType, OutboxEntry } from "../events/event.ts";
import { rooms } from "../events/event.ts";
import type { AgentId, EventId } from "../ids.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineActor, TimelineEntry } from "../timeline.ts";

/** The time and the fresh ids of one attempt to write. A lost compare-and-set takes a new stamp. */
export interface Stamp {
  readonly now: Date;
  readonly eventId: EventId;
  readonly entryId: string;
  readonly token: string;
  readonly traceparent: string | null;
}

export function asTimelineActor(actor: Actor): TimelineActor {
  return { id: actor.id, name: actor.name, role: actor.role };
}

interface Draft {
  readonly type: EventType;
  readonly set: TicketChange["set"];
  /** Fields of the body beyond the ids every ticket event carries. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The whole body's data, for the two types whose shape is fixed. */
  readonly exactData?: Readonly<Record<string, unknown>>;
  readonly agents?: readonly (AgentId | null)[];
  readonly timeline?: readonly TimelineEntry[];
  /** Internal notes must not reach the customer, not even as "something changed". */
  readonly staffOnly?: boolean;
}

/** Builds the one write of a change: next rev, its event, and the hint that browsers get. */
export function changeOf(ticket: Ticket, stamp: Stamp, draft: Draft): TicketChange {
  const after = { ...ticket, ...draft.set };
  const agents = [...new Set((draft.agents ?? []).filter((id): id is AgentId => id !== null))];
  const event: OutboxEntry = {
    id: stamp.eventId,
    type: draft.type,
    rev: ticket.rev + 1,
    at: stamp.now,
    body: {
      eventType: draft.type,
      timestamp: stamp.now.toISOString(),
      data: draft.exactData ?? {
        ticketId: ticket.id,
        complaintId: ticket.complaintId,
        userId: ticket.userId,
        ...draft.data,
      },
    },
    agents,
    audience: [...(draft.staffOnly ? [] : [rooms.user(ticket.userId)]), rooms.staff, ...agents.map(rooms.agent)],
    hint: {
      ticketId: ticket.id,
      complaintId: ticket.complaintId,
      rev: ticket.rev + 1,
      status: after.status,
      assignedTo: after.assignedTo,
    },
    traceparent: stamp.traceparent,
  };
  return { set: draft.set, timeline: draft.timeline ?? [], event };
}
