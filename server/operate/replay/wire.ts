import { z } from "zod";
import { PUBLISHED_TYPES, type PublishedType } from "#server/core/events/event-data.ts";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";

export const REPLAY_TARGETS = ["queue", "topic"] as const;
export const MAX_REPLAY_RATE = 500;
export const DEFAULT_REPLAY_RATE = 50;

/** Which events to send once more. Nothing given means everything. */
export const ReplayFilter = z.object({
  types: z.array(z.enum(PUBLISHED_TYPES)).max(PUBLISHED_TYPES.length).default([]),
  /** By the time at which an event was stored; `from` belongs to the range, `to` does not. */
  from: z.iso.datetime({ offset: true, error: said("fields.replay.from") }).nullish(),
  to: z.iso.datetime({ offset: true, error: said("fields.replay.to") }).nullish(),
  /** A complaint by either of its ids. */
  ticket: line({ max: 40, tooLong: "fields.replay.ticket" }).nullish(),
});
export type ReplayFilter = z.infer<typeof ReplayFilter>;

export const StartReplay = ReplayFilter.extend({
  perSecond: z
    .int(said("fields.replay.whole"))
    .min(1, said("fields.replay.least"))
    .max(MAX_REPLAY_RATE, said("fields.replay.most", { most: MAX_REPLAY_RATE }))
    .default(DEFAULT_REPLAY_RATE),
  /** `topic` reaches every subscriber, not only this desk, and must be confirmed. */
  target: z.enum(REPLAY_TARGETS).default("queue"),
  confirm: z.boolean().default(false),
});
export type StartReplay = z.infer<typeof StartReplay>;

export interface ReplayCount {
  readonly count: number;
  readonly byType: readonly { readonly type: PublishedType; readonly count: number }[];
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

export const REPLAY_STATES = ["running", "paused", "cancelled", "finished"] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

export interface ReplayView {
  readonly id: string;
  readonly state: ReplayState;
  readonly types: readonly PublishedType[];
  readonly from: string | null;
  readonly to: string;
  readonly complaintId: string | null;
  readonly target: (typeof REPLAY_TARGETS)[number];
  readonly perSecond: number;
  readonly total: number;
  readonly sent: number;
  /** Could never be sent: too large. */
  readonly skipped: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly finishedAt: string | null;
  readonly problem: string | null;
}

export interface ReplayOverview {
  /** Newest first. */
  readonly replays: readonly ReplayView[];
  /** Events that could not be published and were set aside by the relay. */
  readonly parked: number;
}
