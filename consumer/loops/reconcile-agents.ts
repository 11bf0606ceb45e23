import { type AgentState, deriveAvailability, isOnDuty } from "#server/core/agent.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { settle } from "#server/core/assignments/settle.ts";
import { staysWithAgent } from "#server/core/changes/places.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { ReconcileStore } from "#server/core/ports/reconcile-store.ts";
import { isFiler } from "#server/core/relation.ts";
import type { Ticket } from "#server/core/ticket.ts";

/** Agents looked at per query. */
const PAGE = 500;

export interface WrongAgent {
  readonly agent: AgentState;
  readonly kind: "no-agent" | "hint" | "own-complaint" | "off-duty-work" | "missing-place";
}

/** What accounts say of the desk's agents, and making the desk follow. */
export interface Standings {
  /** Those whose account is no agent's, or is switched off. */
  readonly listNoAgents: (ids: readonly AgentId[]) => Promise<readonly AgentId[]>;
  readonly settlePlace: (id: AgentId) => Promise<unknown>;
}

/** Agents who should not be on the desk, whose shown availability is not the true one, or who hold work the protocol would have moved. */
export async function findWrongAgents(
  { store }: Pick<AssignmentPorts, "store">,
  reconcile: Pick<ReconcileStore, "listAgents">,
  standings?: Standings,
): Promise<WrongAgent[]> {
  const wrong: WrongAgent[] = [];
  let after: AgentId | null = null;
  while (true) {
    const page: AgentState[] = await reconcile.listAgents({ limit: PAGE, after });
    const held = Map.groupBy(await store.listHeld(page.map((agent) => agent.id)), (ticket) => ticket.assignedTo);
    const here = page.filter(({ deleted }) => !deleted).map(({ id }) => id);
    const shut = new Set(await standings?.listNoAgents(here));
    for (const agent of page) {
      const kind = shut.has(agent.id) ? "no-agent" : judge(agent, held.get(agent.id) ?? []);
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

export async function repairAgent(
  ports: AssignmentPorts,
  { agent, kind }: WrongAgent,
  standings?: Standings,
): Promise<void> {
  if (kind === "no-agent") await standings?.settlePlace(agent.id);
  await settle(ports, agent.id);
}

function judge(agent: AgentState, held: readonly Ticket[]): WrongAgent["kind"] | null {
  if (held.some((ticket) => isFiler(ticket, agent))) return "own-complaint";
  if (!isOnDuty(agent)) {
    if (held.some((ticket) => agent.deleted || !staysWithAgent(ticket) || ticket.slot)) return "off-duty-work";
  } else if (held.some((ticket) => !ticket.slot) && held.filter((ticket) => ticket.slot).length < agent.capacity) {
    return "missing-place";
  }
  return agent.availability === deriveAvailability(agent, held.length) ? null : "hint";
}
