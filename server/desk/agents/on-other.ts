import type { Actor } from "#server/core/actor.ts";
import { AgentIdInput } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { AuditValues } from "#server/desk/audit/wire.ts";
import type { AgentRecord } from "./mapping.ts";
import type { Agents } from "./room.ts";

/** What an admin may set of an agent, and how it was before. */
const BEFORE = {
  "agent.availability": ({ onDuty }) => ({ onDuty }),
  "agent.capacity": ({ capacity }) => ({ capacity }),
  "agent.skills": ({ skills }) => ({ skills }),
} as const satisfies Record<string, (agent: AgentRecord) => AuditValues>;

interface Order {
  readonly action: keyof typeof BEFORE;
  readonly agentId: string;
  readonly after: AuditValues | ((agent: AgentRecord) => AuditValues);
}

/**
 * Does to an agent what an admin wants, and leaves a row of it. What agents do to themselves is told by their events; what
 * is refused, or is about nobody, leaves no row. `outcome` is what they are told beside, of what came of it.
 */
export async function onOther<Result>(
  room: Agents<"find"> & Trailed,
  actor: Actor,
  { action, agentId, after }: Order,
  work: () => Promise<Result>,
  outcome?: (result: Result) => AuditValues,
): Promise<Result> {
  const id = AgentIdInput.safeParse(agentId);
  const agent = actor.role === "admin" && id.success ? await room.agents.find(id.data) : null;
  if (!agent) return work();
  const on = { kind: "agent", id: agentId } as const;
  const values = { before: BEFORE[action](agent), after: typeof after === "function" ? after(agent) : after };
  return recorded(room, { action, actorId: actor.id, on, ...values }, work, outcome);
}
