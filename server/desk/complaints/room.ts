import type { SettlePorts } from "#server/core/assignments/settle.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Drafts } from "#server/desk/drafts/room.ts";
import type { AttachRoom } from "#server/desk/files/room.ts";
import type { Notifications, Readings } from "#server/desk/notices/room.ts";
import type { CustomerRoom } from "#server/desk/people/customer-for.ts";
import type { People } from "#server/desk/people/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import type { FilingRules } from "./filing-rules.ts";
import type { CallingRoom, NamingRoom } from "./mentions.ts";
import type { ComplaintStore } from "./store.ts";

/** The store of complaints; a verb names what it calls of it. */
export interface Complaints<Calls extends keyof ComplaintStore = keyof ComplaintStore> {
  readonly complaints: Pick<ComplaintStore, Calls>;
}

/** What it takes to change a complaint: found by either id, written on condition, its agents settled and named. */
export type CommandRoom = SettlePorts &
  Complaints<"find" | "findByHumanId" | "keepKey" | "letGoOfKeys"> &
  Agents<"names"> &
  Tags<"resolved"> &
  Notifications<"markReadAbout" | "takeBackHelp"> &
  Readings &
  Drafts<"markSent"> &
  Waits<"stated"> &
  MadeOnce;

/** Whose word takes a ticket from its agent has to say for how long it stays away from them. */
export interface Declining {
  /** Milliseconds for which a ticket that was put back or taken away does not come to the same agent again; 0 for none. */
  readonly declineMs: number;
}

/** What the verbs of complaints work with. */
export type ComplaintsRoom = CommandRoom &
  Declining &
  Complaints &
  Waits &
  Notifications<"hasUnreadAbout"> &
  Categories<"list" | "listLately"> &
  AttachRoom &
  Tags &
  CallingRoom &
  NamingRoom &
  People &
  CustomerRoom & { readonly filing: FilingRules };
