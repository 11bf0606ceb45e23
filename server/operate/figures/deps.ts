import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { QueueDepth } from "#server/core/ports/queue.ts";
import type { Insights } from "#server/desk/insights/room.ts";
import type { HeartbeatStore } from "./heartbeat-store.ts";
import type { Figures } from "./reporter.ts";
import type { StateFiguresReader } from "./state-figures.ts";
import type { FigureStore } from "./store.ts";

/** What the console's figures are read from. */
export interface FigurePorts extends Insights<"waitsSince"> {
  readonly clock: Clock;
  readonly store: Pick<FigureStore, "since">;
  readonly state: StateFiguresReader;
  readonly dispatch: Pick<DispatchStore, "listFree" | "listOpen">;
  readonly heartbeats: Pick<HeartbeatStore, "list">;
  /** How far the consumers have come, by the traces. */
  readonly traces: { lastSentAt(): Promise<Date | null>; publishedAfter(moment: Date): Promise<Date | null> };
  /** Null when a queue does not answer soon enough: the page must not wait for it. */
  readonly depths: () => Promise<{ readonly queue: QueueDepth | null; readonly deadLetters: QueueDepth | null }>;
  /** What was read for the page is kept for the charts. */
  readonly figures: Pick<Figures, "level">;
}
