import type { AgentState } from "#server/core/agent.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { AgentRow } from "./rows.ts";

export const AGENT_FIELDS = {
  name: 1,
  trial: 1,
  skills: 1,
  onDuty: 1,
  capacity: 1,
  availability: 1,
  since: 1,
  hintRev: 1,
  idleSince: 1,
  awaySince: 1,
  reason: 1,
  until: 1,
  seenAt: 1,
  calledAt: 1,
  deletedAt: 1,
  rev: 1,
} as const;

export type AgentCore = Pick<AgentRow, "_id" | keyof typeof AGENT_FIELDS>;

/** An agent with the rev that writes are conditional on. */
export type AgentRecord = AgentState & {
  readonly rev: number;
  /** When the shown availability began. */
  readonly since: Date;
  readonly reason: string | null;
  readonly until: Date | null;
  /** Their last signs of life; null while there was none. */
  readonly seenAt: Date | null;
  readonly calledAt: Date | null;
};

export function toAgent(row: AgentCore): AgentRecord {
  return {
    id: agentIdOf(row._id.toHexString()),
    name: row.name,
    trial: row.trial ?? null,
    skills: row.skills,
    onDuty: row.onDuty,
    deleted: row.deletedAt !== null,
    capacity: row.capacity,
    availability: row.availability,
    hintRev: row.hintRev,
    idleSince: row.idleSince,
    awaySince: row.awaySince ?? null,
    reason: row.reason ?? null,
    until: row.until ?? null,
    seenAt: row.seenAt ?? null,
    calledAt: row.calledAt ?? null,
    since: row.since,
    rev: row.rev,
  };
}
