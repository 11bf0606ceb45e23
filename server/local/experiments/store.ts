import type { mongo } from "mongoose";
import {
  type AgentId,
  agentIdOf,
  type EventId,
  type TicketId,
  ticketIdOf,
  type UserId,
  userIdOf,
} from "#server/core/ids.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { type NotificationRow, notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

export interface RunTicket {
  readonly id: TicketId;
  readonly customerId: UserId;
  readonly complaintId: string;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
  /** Grows with every change. */
  readonly rev: number;
  /** Whether all of its events have left its outbox. */
  readonly isRelayed: boolean;
}

interface RunEvent {
  readonly id: EventId;
  readonly ticketId: TicketId;
  readonly type: string;
  /** Who got it, for assignments. */
  readonly agentId: AgentId | null;
  readonly publishCount: number;
}

interface RunNotice {
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly complaintId: string;
}

const FIELDS = { userId: 1, complaintId: 1, status: 1, assignedTo: 1, rev: 1, outboxAt: 1 } as const;
type Row = Pick<ComplaintRow, "_id" | keyof typeof FIELDS>;
const ONE_ANSWER = 10_000;
const UNFINISHED = ["Open", "In Progress", "Waiting on Customer"] as const;

/** The complaints of some customers, and everything that followed from them. Reads only. */
export function createExperimentStore(db: Database) {
  const listTickets = async (filter: mongo.Filter<ComplaintRow>): Promise<RunTicket[]> => {
    const rows = await db
      .collection(complaintRows)
      .find<Row>(filter, { projection: FIELDS })
      .sort({ _id: 1 })
      // One answer, so that little changes while it is read. It is no moment: a complaint may be in it as it was before a
      // change, and its successor as it was after. Whoever concludes something from two of them together looks again.
      .batchSize(ONE_ANSWER)
      .toArray();
    return rows.map(({ _id, userId, complaintId, status, assignedTo, rev, outboxAt }) => ({
      id: ticketIdOf(_id.toHexString()),
      customerId: userIdOf(userId.toHexString()),
      complaintId,
      status,
      assignedTo: assignedTo ? agentIdOf(assignedTo.toHexString()) : null,
      rev,
      isRelayed: outboxAt === undefined,
    }));
  };

  return {
    /** What these customers filed from that moment on, oldest first. */
    listTickets: (customerIds: readonly UserId[], since: Date): Promise<RunTicket[]> =>
      listTickets({ userId: { $in: customerIds.map(toObjectId) }, _id: { $gte: toObjectId(firstIdAt(since)) } }),

    /** What these customers filed and nobody has ended yet, whenever that was. */
    listUnfinished: (customerIds: readonly UserId[]): Promise<RunTicket[]> =>
      listTickets({ userId: { $in: customerIds.map(toObjectId) }, status: { $in: [...UNFINISHED] } }),

    async listEvents(ticketIds: readonly TicketId[]): Promise<RunEvent[]> {
      const rows = await db
        .collection(eventRows)
        .find<Pick<EventRow, "_id" | "aggId" | "type" | "agents" | "publishCount">>(
          { aggId: { $in: [...ticketIds] } },
          { projection: { aggId: 1, type: 1, agents: 1, publishCount: 1 } },
        )
        .toArray();
      return rows.map(({ _id, aggId, type, agents: [agentId = null], publishCount }) => {
        return { id: _id, ticketId: ticketIdOf(aggId), type, agentId, publishCount };
      });
    },

    async listNotices(eventIds: readonly EventId[]): Promise<RunNotice[]> {
      const rows = await db
        .collection(notificationRows)
        .find<Pick<NotificationRow, "eventId" | "recipient" | "complaintId">>(
          { eventId: { $in: [...eventIds] } },
          { projection: { _id: 0, eventId: 1, recipient: 1, complaintId: 1 } },
        )
        .toArray();
      return rows.map(({ recipient, ...rest }) => ({ ...rest, recipient: userIdOf(recipient.toHexString()) }));
    },
  };
}

export type ExperimentStore = ReturnType<typeof createExperimentStore>;

/** The lowest id that a document made in that second can have. */
function firstIdAt(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000).toString(16);
  return seconds.padStart(8, "0").padEnd(24, "0");
}
