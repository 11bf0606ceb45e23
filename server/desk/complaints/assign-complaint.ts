import { type Actor, requireRole } from "#server/core/actor.ts";
import { type AgentState, isOnDuty } from "#server/core/agent.ts";
import { give } from "#server/core/changes/give.ts";
import { takeBack } from "#server/core/changes/take-back.ts";
import { DomainError } from "#server/core/errors.ts";
import { AgentIdInput } from "#server/core/ids.ts";
import { hasEnded, requireTransition } from "#server/core/lifecycle.ts";
import { requireNotFiler } from "#server/core/relation.ts";
import { statusNamed } from "#server/core/status-named.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom, Declining } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface AssignInput {
  /** Either id of the complaint. */
  readonly id: string;
  readonly agentId: string | null;
  /** For whoever gets it, and for staff only. */
  readonly note?: string | undefined;
}

/** Gives a complaint to an agent by hand, or back to the line. Agents may take from the line, and give their own to a colleague or back. Whoever filed it does neither. */
export async function assignComplaint(
  room: CommandRoom & Declining,
  actor: Actor,
  input: AssignInput,
): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const { agentId } = input;
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
    decide: async (ticket, stamp) => {
      requireNotFiler(ticket, actor);
      if (agentId === null) {
        if (ticket.status === "Open") return null;
        requireTransition(ticket, "Open", actor);
        requireNotEnded(ticket);
        return takeBack(ticket, actor, stamp, room.declineMs);
      }
      requireMayGive(ticket, actor, agentId);
      if (ticket.assignedTo === agentId) return null;
      const to = await requireAgent(room, agentId);
      requireThereForCritical(ticket, to, actor);
      return give(ticket, to, actor, stamp, room.declineMs, input.note);
    },
  });
  return presentOne(room, actor, changed);
}

function requireNotEnded(ticket: Ticket): void {
  if (!hasEnded(ticket)) return;
  throw new DomainError(
    "complaint.transition-not-allowed",
    { key: "refusals.complaint.ended.assign", values: { status: statusNamed(ticket.status) } },
    { allowed: ["Open"] },
  );
}

function requireMayGive(ticket: Ticket, actor: Actor, agentId: string): void {
  // rule: ended-is-reopened-first
  requireNotEnded(ticket);
  if (actor.role === "admin") return;
  // A colleague gets what is one's own to give.
  if (ticket.assignedTo === actor.id) return;
  if (agentId !== actor.id) {
    throw new DomainError("auth.forbidden", { key: "refusals.complaint.giveOwnOnly" });
  }
  if (ticket.status === "Open") return;
  throw new DomainError(
    "complaint.transition-not-allowed",
    { key: "refusals.complaint.colleagueHasIt" },
    { allowed: [] },
  );
}

/** Nothing that is critical waits for somebody who is not there: it would come back to the line at once. */
function requireThereForCritical({ priority }: Ticket, to: AgentState, actor: Actor): void {
  if (priority !== "Critical" || to.deleted || isOnDuty(to)) return;
  throw new DomainError(
    "agent.not-there",
    to.id === actor.id
      ? { key: "refusals.agent.notThere.you" }
      : { key: "refusals.agent.notThere.other", values: { name: to.name } },
  );
}

async function requireAgent(room: Pick<CommandRoom, "store">, agentId: string) {
  const id = AgentIdInput.safeParse(agentId);
  const agent = id.success ? await room.store.findAgent(id.data) : null;
  if (agent) return agent;
  const message = { key: "refusals.agent.none" } as const;
  throw new DomainError("agent.not-found", message, { fields: { agentId: message } });
}
