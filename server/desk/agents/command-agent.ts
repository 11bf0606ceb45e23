import { command } from "#server/core/assignments/command.ts";
import { agentRef } from "#server/core/assignments/ports.ts";
import type { AgentChange } from "#server/core/changes/agent.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { DomainError } from "#server/core/errors.ts";
import { AgentIdInput } from "#server/core/ids.ts";
import type { AgentRecord } from "./mapping.ts";
import type { CommandRoom } from "./room.ts";

/** Changes an agent as `decide` says of what is true now; then makes their tickets and state true. */
export async function commandAgent(
  room: CommandRoom,
  agentId: string,
  decide: (agent: AgentRecord, stamp: Stamp) => AgentChange | null,
): Promise<AgentRecord> {
  const { found, written } = await command(room, {
    read: () => findAgent(room, agentId),
    refOf: ({ id }) => agentRef(id),
    decide,
    write: (agent, change) => room.agents.commit(agent, change),
    overtaken: { key: "refusals.agent.overtaken" } as const,
  });
  return written ? findAgent(room, found.id) : found;
}

/** Nothing is set of somebody who does not work here any more. @throws DomainError `agent.gone` */
export function requireHere({ deleted, name }: Pick<AgentRecord, "deleted" | "name">): void {
  if (deleted) throw new DomainError("agent.gone", { key: "refusals.agent.left", values: { name } });
}

async function findAgent(room: CommandRoom, agentId: string): Promise<AgentRecord> {
  const id = AgentIdInput.safeParse(agentId);
  const agent = id.success ? await room.agents.find(id.data) : null;
  if (agent) return agent;
  throw new DomainError("agent.not-found", { key: "refusals.agent.none" });
}
