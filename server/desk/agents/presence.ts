import type { AgentState } from "#server/core/agent.ts";
import { setPresence } from "#server/core/changes/agent.ts";
import type { AgentId } from "#server/core/ids.ts";
import { commandAgent } from "./command-agent.ts";
import type { AgentRecord } from "./mapping.ts";
import type { Agents, CommandRoom } from "./room.ts";
import type { SignKind } from "./store.ts";

/** How long somebody is taken to be there after their last sign of life. */
export interface PresenceLimits {
  /** An open page gives one every few seconds. */
  readonly pageMs: number;
  /** Whoever works by programs alone has nothing open that could. */
  readonly programMs: number;
}

/** A sign of life: whoever was away has what they had chosen, at once. */
export async function showSign(
  room: CommandRoom & Agents<"sign">,
  agentId: AgentId,
  kind: SignKind,
  at: Date,
): Promise<void> {
  const agent = await room.agents.sign(agentId, kind, at);
  if (agent?.awaySince && !agent.deleted) await comeBack(room, agentId);
}

/**
 * Shows as away whoever gave no sign of life for too long, as of now by the clock that signs are kept by. The caller knows that signs could be received all the time.
 * @returns who went.
 */
export async function markAway(
  room: CommandRoom & Agents<"silentSince">,
  { pageMs, programMs }: PresenceLimits,
  now: Date,
): Promise<AgentId[]> {
  const since = { page: new Date(now.getTime() - pageMs), program: new Date(now.getTime() - programMs) };
  const silent = await room.agents.silentSince(since);
  for (const { id } of silent) {
    await commandAgent(room, id, (current, stamp) =>
      isSilent(current, since) ? setPresence(current, "away", stamp) : null,
    );
  }
  return silent.map(({ id }) => id);
}

function comeBack(room: CommandRoom, agentId: AgentId): Promise<AgentState> {
  return commandAgent(room, agentId, (current, stamp) =>
    current.awaySince && !current.deleted ? setPresence(current, "here", stamp) : null,
  );
}

function isSilent(agent: AgentRecord, since: Readonly<Record<SignKind, Date>>): boolean {
  const isBefore = (sign: Date | null, limit: Date) => sign === null || sign <= limit;
  return (
    !agent.awaySince && !agent.deleted && isBefore(agent.seenAt, since.page) && isBefore(agent.calledAt, since.program)
  );
}
