import type { SettlePorts } from "#server/core/assignments/settle.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { AgentStore } from "./store.ts";

/** The store of agents; a verb names what it calls of it. */
export interface Agents<Calls extends keyof AgentStore = keyof AgentStore> {
  readonly agents: Pick<AgentStore, Calls>;
}

/** What it takes to change an agent: read, written on condition, and settled. */
export type CommandRoom = SettlePorts & Agents<"find" | "commit">;

/** What the verbs of agents work with; their skills are names of categories. */
export type AgentsRoom = SettlePorts & Agents & Categories<"list"> & Trailed;
