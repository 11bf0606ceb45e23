import type { AgentId, EventId, TicketId, UserId } from "#server/core/ids.ts";
import type { Status } from "#server/core/vocabulary.ts";

export interface RunTicket {
  readonly id: TicketId;
  readonly complaintId: string;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
  /** Whether all of its events have left its outbox. */
  readonly isRelayed: boolean;
}

export interface RunEvent {
  readonly id: EventId;
  readonly ticketId: TicketId;
  readonly type: string;
  /** Who got it, for assignments. */
  readonly agentId: AgentId | null;
  readonly publishCount: number;
}

export interface RunNotice {
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly complaintId: string;
}

/** What an experiment looks up about its own complaints. Reads only. */
export interface ExperimentStore {
  /** What this customer filed from that moment on, oldest first. */
  listTickets(customerId: UserId, since: Date): Promise<RunTicket[]>;
  /** What this customer filed and nobody has ended yet, whenever that was. */
  listUnfinished(customerId: UserId): Promise<RunTicket[]>;
  listEvents(ticketIds: readonly TicketId[]): Promise<RunEvent[]>;
  listNotices(eventIds: readonly EventId[]): Promise<RunNotice[]>;
}
