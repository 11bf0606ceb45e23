import type { Actor } from "../actor.ts";
import { butNot, type EntryOf, ofTrial, rooms } from "../events/event.ts";
import type { EventData, EventType } from "../events/event-data.ts";
import type { AgentId, EventId, TicketId, UserId } from "../ids.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { AttachedFile, TimelineActor, TimelineEntry } from "../timeline.ts";
import { endOfHelp } from "./help-ends.ts";
import { isRemembered } from "./room-left.ts";

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

/** What came with the words of an entry. */
export function withFiles(files: readonly AttachedFile[]): { files?: AttachedFile[] } {
  return files.length > 0 ? { files: [...files] } : {};
}

/** The ids that every ticket event begins with. */
export function idsOf(ticket: Ticket): { ticketId: TicketId; complaintId: string; userId: UserId } {
  return { ticketId: ticket.id, complaintId: ticket.complaintId, userId: ticket.userId };
}

interface Draft<T extends EventType> {
  readonly type: T;
  /** Null when QuickFix itself does it. */
  readonly by: UserId | null;
  readonly set: TicketChange["set"];
  readonly data: EventData[T];
  readonly agents?: readonly (AgentId | null)[];
  readonly timeline?: readonly TimelineEntry[];
  /** Internal notes must not reach whoever filed it, not even as "something changed", and though they be staff. */
  readonly staffOnly?: boolean;
}

interface ChangeOf<T extends EventType> extends Pick<TicketChange, "set" | "timeline"> {
  readonly event: EntryOf<T>;
}

/** Builds the one write of a change: next rev, its event, and the hint that browsers get. */
export function changeOf<T extends EventType>(ticket: Ticket, stamp: Stamp, draft: Draft<T>): ChangeOf<T> {
  const set = { ...draft.set, ...endOfHelp(ticket, draft.set) };
  const after = { ...ticket, ...set };
  const agents = [...new Set((draft.agents ?? []).filter((id): id is AgentId => id !== null))];
  const customer = draft.staffOnly ? butNot(rooms.user(ticket.userId)) : rooms.user(ticket.userId);
  const event: EntryOf<T> = {
    id: stamp.eventId,
    type: draft.type,
    rev: ticket.rev + 1,
    at: stamp.now,
    by: draft.by,
    body: { eventType: draft.type, timestamp: stamp.now.toISOString(), data: draft.data },
    agents,
    audience: [customer, rooms.staff, ...agents.map(rooms.agent)],
    hint: {
      ticketId: ticket.id,
      complaintId: ticket.complaintId,
      rev: ticket.rev + 1,
      status: after.status,
      assignedTo: after.assignedTo,
    },
    traceparent: stamp.traceparent,
    ...ofTrial(ticket),
  };
  return { set, timeline: isRemembered(ticket, draft.type) ? (draft.timeline ?? []) : [], event };
}
