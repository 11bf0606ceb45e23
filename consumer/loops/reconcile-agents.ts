import { type AgentState, deriveAvailability, isOnDuty } from "#server/core/agent.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { settle } from "#server/core/assignments/settle.ts";
import { staysWithAgent } from "#server/core/changes/places.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { ReconcileStore } from "#server/core/ports/reconcile-store.ts";
import type { Ticket } from "#server/core/ticket.ts";

/** Agents looked at per query. */
const PAGE = 500;

export interface WrongAgent {
  readonly agent: AgentState;
  readonly kind: "hint" | "off-duty-work" | "missing-place";
}

/** Agents whose shown availability is not the true one, or who hold work the protocol would have moved. */
export async function findWrongAgents(
  { store }: Pick<AssignmentPorts, "store">,
  reconcile: Pick<ReconcileStore, "listAgents">,
): Promise<WrongAgent[]> {
  const wrong: WrongAgent[] = [];
  let after: AgentId | null = null;
  while (true) {
    const page: AgentState[] = await reconcile.listAgents({ limit: PAGE, after });
    const held = Map.groupBy(await store.listHeld(page.map((agent) => agent.id)), (ticket) => ticket.assignedTo);
    for (const agent of page) {
      const kind = judge(agent, held.get(agent.id) ?? []);
      if (kind) wrong.push({ agent, kind });
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return wrong;
  }
}

/** Changes with every write of the projection. */
export function agentKey({ agent, kind }: WrongAgent): string {
  return `${agent.id}:${agent.hintRev}:${kind}`;
}

export async function repairAgent(ports: AssignmentPorts, { agent }: WrongAgent): Promise<void> {
  await settle(ports, agent.id);
}

function judge(agent: AgentState, held: readonly Ticket[]): WrongAgent["kind"] | null {
  if (!isOnDuty(agent)) {
    if (held.some((ticket) => agent.deleted || !staysWithAgent(ticket) || ticket.slot)) return "off-duty-work";
  } else if (held.some((ticket) => !ticket.slot) && held.filter((ticket) => ticket.slot).length < agent.capacity) {
    return "missing-place";
  }
  return agent.availability === deriveAvailability(agent, held.length) ? null : "hint";
}
