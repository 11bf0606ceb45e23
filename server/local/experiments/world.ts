import type { TrialId } from "#server/core/ids.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { ExperimentRecord } from "#server/operate/experiments/wire.ts";
import type { Order, Sight } from "../launch/control.ts";
import type { Cast } from "./cast.ts";
import type { Meter } from "./meter.ts";
import type { ExperimentStore } from "./store.ts";
import type { WebClient } from "./web-client.ts";

/** What an experiment needs of the desk it is done to. */
export interface World {
  readonly store: ExperimentStore;
  readonly web: WebClient;
  readonly meter: Meter;
  readonly timers: Timers;
  readonly now: () => Date;
  readonly obey: (order: Order) => Promise<Sight>;
  readonly bringIn: (trial: TrialId) => Promise<Cast>;
  /** Sends everybody home and says what stays behind. */
  readonly sendHome: () => Promise<string>;
  /** Messages that the queue still holds, for anybody. */
  readonly countMessages: () => Promise<number>;
  /** One sentence for each invariant that does not hold, whoever it is about. */
  readonly findViolations: () => Promise<string[]>;
  readonly publish: (record: ExperimentRecord) => void;
}
