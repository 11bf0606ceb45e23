import { type Actor, requireRole } from "#server/core/actor.ts";
import { give } from "#server/core/changes/give.ts";
import { requeue } from "#server/core/changes/requeue.ts";
import { DomainError } from "#server/core/errors.ts";
import { AgentIdInput } from "#server/core/ids.ts";
import { hasEnded, requireTransition } from "#server/core/lifecycle.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface AssignInput {
  /** Either id of the complaint. */
  readonly id: string;
  readonly agentId: string | null;
}

/** Gives a complaint to an agent by hand, or back to the line. Agents may take from the line and let go of their own. */
export async function assignComplaint(room: CommandRoom, actor: Actor, input: AssignInput): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const { agentId } = input;
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
    decide: async (ticket, stamp) => {
      if (agentId === null) {
        if (ticket.status === "Open") return null;
        requireTransition(ticket, "Open", actor);
        requireNotEnded(ticket);
        return requeue(ticket, "taken-back", actor, stamp);
      }
      requireMayGive(ticket, actor, agentId);
      if (ticket.assignedTo === agentId) return null;
      return give(ticket, await requireAgent(room, agentId), actor, stamp);
    },
  });
  return presentOne(room, changed);
}

function requireNotEnded(ticket: Ticket): void {
  if (!hasEnded(ticket)) return;
  throw new DomainError(
    "complaint.transition-not-allowed",
    `This complaint is ${ticket.status}. Reopen it first; then it can be assigned.`,
    { allowed: ["Open"] },
  );
}

function requireMayGive(ticket: Ticket, actor: Actor, agentId: string): void {
  // rule: ended-is-reopened-first
  requireNotEnded(ticket);
  if (actor.role === "admin") return;
  if (agentId !== actor.id) throw new DomainError("auth.forbidden", "Agents may take complaints for themselves only.");
  if (ticket.status === "Open" || ticket.assignedTo === actor.id) return;
  throw new DomainError(
    "complaint.transition-not-allowed",
    "A colleague has this complaint already. Ask them or a supervisor to hand it over.",
    { allowed: [] },
  );
}

async function requireAgent(room: Pick<CommandRoom, "store">, agentId: string) {
  const id = AgentIdInput.safeParse(agentId);
  const agent = id.success ? await room.store.findAgent(id.data) : null;
  if (agent) return agent;
  const message = "There is no such agent. Choose one from the list of agents.";
  throw new DomainError("agent.not-found", message, { fields: { agentId: message } });
}
