import type { EventType } from "#server/core/events/event-data.ts";
import type { Status } from "#server/core/vocabulary.ts";

export type TraceStepKind =
  | "clicked"
  | "committed"
  | "stored"
  | "published"
  | "sent"
  | "received"
  | "pass-began"
  | "pass-ended"
  | "settled"
  | "noticed"
  | "emitted"
  | "shown";

export interface TraceStep {
  readonly kind: TraceStepKind;
  readonly at: string;
  /** Since the first step of its event. */
  readonly afterMs: number;
  /** Which process or whose screen; null when it does not matter. */
  readonly where: string | null;
  /** What is worth knowing beyond the time. */
  readonly note: string | null;
}

export interface TracedEvent {
  readonly eventId: string;
  readonly type: EventType;
  readonly steps: readonly TraceStep[];
}

/** Everything that is known of one complaint's way through the pipeline. */
export interface ComplaintTrace {
  readonly _id: string;
  readonly complaintId: string;
  readonly title: string;
  readonly status: Status;
  readonly events: readonly TracedEvent[];
  /** True when it has more events than are shown. */
  readonly isCut: boolean;
  /** From the first click, or the commit when no click is known, to the first screen that showed its agent. */
  readonly toScreenMs: number | null;
}
