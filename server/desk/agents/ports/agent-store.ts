import type { AgentState } from "#server/core/agent.ts";
import type { AgentChange } from "#server/core/changes/agent.ts";
import type { AgentId } from "#server/core/ids.ts";

/** An agent with the rev that writes are conditional on. */
export type AgentRecord = AgentState & {
  readonly rev: number;
  /** When the shown availability began. */
  readonly since: Date;
};

export interface AgentStore {
  find(id: AgentId): Promise<AgentRecord | null>;
  /** Everybody who has not left, by name. */
  list(): Promise<AgentRecord[]>;
  /** Names of agents, those who left included. */
  names(ids: readonly AgentId[]): Promise<ReadonlyMap<AgentId, string>>;
  /** In Progress tickets by agent. */
  loads(ids: readonly AgentId[]): Promise<ReadonlyMap<AgentId, number>>;
  /** Creates an agent who is off duty; does nothing when there is one already. */
  insert(agent: { id: AgentId; name: string }, now: Date): Promise<void>;
  rename(id: AgentId, name: string): Promise<void>;
  /** Applies the change where the document is still at `agent.rev`. */
  commit(agent: AgentRecord, change: AgentChange): Promise<boolean>;
}
