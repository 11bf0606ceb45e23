import type { Complaints } from "#server/desk/complaints/room.ts";
import type { TraceStore } from "./store.ts";

/** What is known of events on their way; a verb names what it calls of it. */
export interface Traces<Calls extends keyof TraceStore = keyof TraceStore> {
  readonly traces: Pick<TraceStore, Calls>;
}

/** What the verb of traces works with. */
export type TraceRoom = Traces<"eventsOf" | "marksOf" | "noticesOf"> & Complaints<"find" | "findByHumanId">;
