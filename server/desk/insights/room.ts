import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { NamingRoom } from "#server/desk/complaints/mentions.ts";
import type { Complaints, ComplaintsRoom } from "#server/desk/complaints/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import type { InsightStore } from "./store.ts";

/** The store of figures; a verb names what it calls of it. */
export interface Insights<Calls extends keyof InsightStore = keyof InsightStore> {
  readonly insights: Pick<InsightStore, Calls>;
}

/** What the verbs of insights read; the line, and what agents hold of it, as the dispatcher sees both. */
export type InsightsRoom = Insights &
  Hours<"read"> &
  Complaints<"find" | "findByHumanId" | "list" | "countOpen" | "countOpenOf" | "countOfCustomer" | "longestWaitSince"> &
  Accounts<"findById" | "countActiveAdmins"> &
  Agents<"find" | "list" | "names"> &
  Tags<"resolved"> &
  NamingRoom &
  Pick<ComplaintsRoom, "people" | "filing"> &
  Waits &
  Preferences<"of"> &
  Pick<AssignmentPorts, "store" | "clock" | "ids">;
