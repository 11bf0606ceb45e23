import type { SettlePorts } from "#server/core/assignments/settle.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { People } from "#server/desk/people/room.ts";
import type { FilingRules } from "./filing-rules.ts";
import type { ComplaintStore } from "./store.ts";

/** The store of complaints; a verb names what it calls of it. */
export interface Complaints<Calls extends keyof ComplaintStore = keyof ComplaintStore> {
  readonly complaints: Pick<ComplaintStore, Calls>;
}

/** What it takes to change a complaint: found by either id, written on condition, its agents settled and named. */
export type CommandRoom = SettlePorts & Complaints<"find" | "findByHumanId"> & Agents<"names">;

/** What the verbs of complaints work with. */
export type ComplaintsRoom = CommandRoom & Complaints & Categories<"list"> & People & { readonly filing: FilingRules };
