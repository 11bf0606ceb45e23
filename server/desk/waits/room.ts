import type { Waits as WaitReader } from "./waits.ts";

/** What can be said of waits in line. */
export interface Waits<Calls extends keyof WaitReader = keyof WaitReader> {
  readonly waits: Pick<WaitReader, Calls>;
}
