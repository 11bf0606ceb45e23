/** The path of an event, in its order. */
export const STATION_IDS = ["filed", "outbox", "sns", "sqs", "consumer", "assigned", "told", "screen"] as const;
export type StationId = (typeof STATION_IDS)[number];

/** `quiet`: nothing went through. `slow`: it moves, later than promised. `stuck`: it does not move. */
export type StationLevel = "quiet" | "fine" | "slow" | "stuck";

/** One station of the path, as of the last minute. */
export interface Station {
  readonly id: StationId;
  readonly perMinute: number;
  /** What waits here; null where nothing can. */
  readonly depth: number | null;
  readonly oldestMs: number | null;
  /** How long things took to get through here; null when nothing did. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly level: StationLevel;
  /** What a person should know about it, in a sentence. */
  readonly note: string;
}

export interface RunningConsumer {
  readonly id: string;
  readonly version: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly state: "running" | "paused" | "stopping" | "silent";
  readonly inFlight: number;
  readonly pollers: number;
  readonly sockets: number;
}

export interface PipelineLive {
  readonly at: string;
  readonly stations: readonly Station[];
  readonly consumers: readonly RunningConsumer[];
  /** Messages in the dead-letter queue that nobody collected yet; null when the queue does not answer. */
  readonly deadLettersInQueue: number | null;
}

export const HISTORY_RANGES = ["hour", "day"] as const;
export type HistoryRange = (typeof HISTORY_RANGES)[number];

/** Figures over time, one value a step; null where nothing was measured. */
export interface PipelineHistory {
  readonly range: HistoryRange;
  readonly stepSeconds: number;
  /** Seconds since 1970 of each step's beginning. */
  readonly at: readonly number[];
  readonly filedPerMinute: readonly number[];
  readonly handledPerMinute: readonly number[];
  readonly lagMedianMs: readonly (number | null)[];
  readonly lagP95Ms: readonly (number | null)[];
  readonly queueDepth: readonly number[];
  readonly queueAgeMs: readonly number[];
  readonly outboxPending: readonly number[];
  readonly outboxAgeMs: readonly number[];
  /** Over the whole range, by why they were tried again; the most frequent first. */
  readonly retries: readonly { readonly why: string; readonly count: number }[];
  /** Messages that came again although they were done. */
  readonly duplicates: number;
}
