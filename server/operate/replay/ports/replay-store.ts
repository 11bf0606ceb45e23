import type { OutboxEntry } from "#server/core/events/event.ts";
import type { PublishedType } from "#server/core/events/event-data.ts";
import type { TicketId } from "#server/core/ids.ts";
import type { REPLAY_TARGETS, ReplayState } from "../wire.ts";

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
  readonly id: string;
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

export interface RangeFigures {
  readonly byType: readonly { readonly type: PublishedType; readonly count: number }[];
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export interface ReplayStore {
  countEvents(range: EventRange): Promise<RangeFigures>;
  /** The next events of a range, in the order in which they were stored. */
  listEvents(range: EventRange, after: ReplayCursor | null, limit: number): Promise<(OutboxEntry & ReplayCursor)[]>;

  /** False when another one is running or paused. */
  insert(replay: Replay): Promise<boolean>;
  find(id: string): Promise<Replay | null>;
  findActive(): Promise<Replay | null>;
  /** Newest first. */
  list(limit: number): Promise<Replay[]>;
  /** Takes the running one if nobody works on it: nobody else does before `until`, unless the lease is given back. */
  lease(by: string, now: Date, until: Date): Promise<Replay | null>;
  /** Writes progress while it runs and the lease is ours; false means that one of these ended. */
  save(id: string, by: string, until: Date, set: Partial<Omit<Replay, "id">>): Promise<boolean>;
  /** From one of these states to another; resolves to null when it is in none of them. */
  move(id: string, from: readonly ReplayState[], to: ReplayState, ended: ReplayEnd | null): Promise<Replay | null>;

  /** Events that could not be published and were set aside by the relay. */
  countParked(): Promise<number>;
  /** Hands them to the reconciler, which publishes them again; resolves to their number. */
  releaseParked(): Promise<number>;
}

export interface ReplayEnd {
  readonly finishedAt: Date;
  readonly expiresAt: Date;
}
