import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints, ComplaintsRoom } from "#server/desk/complaints/room.ts";
import type { InsightStore } from "./store.ts";

/** The store of figures; a verb names what it calls of it. */
export interface Insights<Calls extends keyof InsightStore = keyof InsightStore> {
  readonly insights: Pick<InsightStore, Calls>;
}

/** What the verbs of insights read; the line, and what agents hold of it, as the dispatcher sees both. */
export type InsightsRoom = Insights &
  Complaints<"list" | "countOpen" | "countOfCustomer" | "oldestOpenAt"> &
  Agents<"find" | "list" | "names"> &
  Pick<ComplaintsRoom, "people" | "filing"> &
  Pick<AssignmentPorts, "store" | "clock">;
