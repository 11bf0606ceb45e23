import type { AgentId } from "#server/core/ids.ts";

export interface WaitSample {
  readonly createdAt: Date;
  readonly assignedAfterMs: number;
}

/** Figures about how the desk does, read from what happened. */
export interface InsightStore {
  /** First assignments of complaints filed since then, at most `limit`, newest first. */
  waitsSince(since: Date, limit: number): Promise<WaitSample[]>;
  /** Complaints solved since then: by whom, in what time since they came to them, and how they were rated. */
  resolvedSince(since: Date): Promise<readonly { agentId: AgentId; handledMs: number; score: number | null }[]>;
  minuteFigures(since: Date): Promise<readonly MinuteFigures[]>;
  recordMinute(figures: MinuteFigures): Promise<void>;
}

/** One row a minute, written by the consumer: what the live board's sparklines show. */
export interface MinuteFigures {
  readonly at: Date;
  readonly waiting: number;
  readonly longestWaitMs: number;
  readonly freeAgents: number;
  readonly medianTimeToAgentMs: number | null;
}
