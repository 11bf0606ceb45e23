import type { Availability, Priority, Status } from "#server/core/vocabulary.ts";

/** How much of everything there is right now, for the gauges of /metrics. */
export interface StateFigures {
  readonly tickets: readonly { readonly status: Status; readonly priority: Priority; readonly count: number }[];
  readonly agents: readonly { readonly availability: Availability; readonly count: number }[];
  /** Filing time of the ticket that waits the longest for an agent. */
  readonly oldestOpenAt: Date | null;
  /** Documents whose outbox is not empty, and the time of the oldest entry that is overdue. */
  readonly outboxPending: number;
  readonly outboxOldestAt: Date | null;
  readonly parked: number;
}

export interface StateFiguresReader {
  read(): Promise<StateFigures>;
}
