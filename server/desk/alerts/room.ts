import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Letters } from "#server/operate/letters/room.ts";
import type { LineReader } from "./line-reader.ts";
import type { AlertStore } from "./store.ts";

/** The store of alerts; a verb names what it calls of it. */
export interface Alerts<Calls extends keyof AlertStore = keyof AlertStore> {
  readonly alerts: Pick<AlertStore, Calls>;
}

/** What the doors of alerts work with. */
export type AlertsRoom = Alerts<"list" | "markRead">;

/** What it takes to look at the desk and say what leads have to know of it. */
export type LookRoom = Alerts<"list" | "write"> &
  Pick<AssignmentPorts, "store" | "clock"> &
  Agents<"list"> &
  Complaints<"countOpen"> &
  Hours<"read"> &
  Letters<"countFailed"> & { readonly cameBy: LineReader };
