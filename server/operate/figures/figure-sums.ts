import type { Spread } from "./time-classes.ts";

/** What is counted along the path. Each is added up over every process. */
export type CountName =
  | "filed"
  | "relayed"
  | "published"
  | "publish-failed"
  | "received"
  | "handled"
  | "duplicates"
  | "put-aside"
  | "assigned"
  | "told"
  | "emitted"
  | "shown"
  | `retried-${string}`;

/** What takes time along the path: commit to store, the publish call, in the queue, receipt to done, event to done … */
export type HopName = "relay" | "publish" | "queue" | "handle" | "lag" | "tell" | "emit" | "show";

/** How high something stood; of several readings in one step the highest counts. */
export type LevelName = "queue" | "queueAgeMs" | "outbox" | "outboxAgeMs";

export interface FigureSums {
  readonly counts: Readonly<Partial<Record<CountName, number>>>;
  readonly spreads: Readonly<Partial<Record<HopName, Spread>>>;
  readonly levels: Readonly<Partial<Record<LevelName, number>>>;
}

/** Seconds a row stands for: fine ones for the last hour, coarse ones for the last day. */
export const FIGURE_STEPS = { fine: 10, coarse: 300 } as const;
export type FigureStep = keyof typeof FIGURE_STEPS;

export interface FigureRow extends FigureSums {
  readonly at: Date;
}
