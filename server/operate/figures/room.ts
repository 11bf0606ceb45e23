import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Insights } from "#server/desk/insights/room.ts";
import type { Traces } from "#server/operate/trace/room.ts";
import type { HeartbeatStore } from "./heartbeat-store.ts";
import type { DepthReader } from "./queue-depths.ts";
import type { Figures } from "./reporter.ts";
import type { StateFiguresReader } from "./state-figures.ts";
import type { FigureStore } from "./store.ts";

/** What was counted; a verb names what it calls of it. */
export interface Counted<Calls extends keyof FigureStore = keyof FigureStore> {
  readonly store: Pick<FigureStore, Calls>;
}

/** The consumers that are heard of. */
export interface Heartbeats<Calls extends keyof HeartbeatStore = keyof HeartbeatStore> {
  readonly heartbeats: Pick<HeartbeatStore, Calls>;
}

/** The line and who is free, as the dispatcher sees both. */
export interface Line<Calls extends keyof DispatchStore = keyof DispatchStore> {
  readonly dispatch: Pick<DispatchStore, Calls>;
}

/** What the verbs of figures work with; the traces tell how far the consumers have come. */
export interface FiguresRoom
  extends Counted<"since">,
    Heartbeats<"list">,
    Line<"listFree" | "listOpen">,
    Insights<"waitsSince">,
    Traces<"lastSentAt" | "publishedAfter"> {
  readonly clock: Clock;
  readonly state: StateFiguresReader;
  readonly depths: DepthReader;
  /** What was read for the page is kept for the charts. */
  readonly figures: Pick<Figures, "level">;
}
