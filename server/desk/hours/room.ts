import type { KeptHours } from "./kept-hours.ts";

/** A desk's time zone and opening hours. */
export interface Hours<Calls extends keyof KeptHours = keyof KeptHours> {
  readonly hours: Pick<KeptHours, Calls>;
}
