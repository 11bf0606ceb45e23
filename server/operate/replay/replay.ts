import type { PublishedType } from "#server/core/events/event-data.ts";
import type { EventId, TicketId } from "#server/core/ids.ts";
import type { REPLAY_TARGETS, ReplayState } from "./wire.ts";

/** Events by type, by the time at which they were stored, and by complaint. */
export interface EventRange {
  readonly types: readonly PublishedType[];
  readonly from: Date | null;
  /** Not part of the range. */
  readonly to: Date;
  readonly ticketId: TicketId | null;
}

export interface ReplayCursor {
  readonly storedAt: Date;
  readonly id: EventId;
}

/** One order to send stored events once more, carried out by whichever runner has its lease. */
export interface Replay {
  readonly id: string;
  readonly state: ReplayState;
  readonly range: EventRange;
  readonly complaintId: string | null;
  readonly target: (typeof REPLAY_TARGETS)[number];
  readonly perSecond: number;
  readonly total: number;
  readonly sent: number;
  readonly skipped: number;
  /** The last event that was sent. */
  readonly cursor: ReplayCursor | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly finishedAt: Date | null;
  readonly problem: string | null;
}

const KEEP_MS = 30 * 86_400_000;

/** How long the order is remembered once it has ended. */
export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + KEEP_MS);
}

export interface RangeFigures {
  readonly byType: readonly { readonly type: PublishedType; readonly count: number }[];
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}
