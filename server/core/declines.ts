import type { Actor } from "./actor.ts";
import type { AgentId } from "./ids.ts";
import type { Decline, Ticket } from "./ticket.ts";

/**
 * A ticket keeps so many, the newest. Whoever asks a store for what several may take relies on it: more than these, and
 * whoever filed it, cannot be in the way.
 */
export const MOST_DECLINES = 10;

/** So long after a decline has ended the line has been looked at. Who could take a ticket for less than that was not overlooked. */
export const LOOKED_AT_WITHIN_MS = 5_000;

/** Why a ticket does not come to an agent from the line; null when it may. */
export function declineOf(
  { declines }: Pick<Ticket, "declines">,
  { id }: { readonly id: AgentId },
  now: Date,
): Decline | null {
  // rule: declines-end
  return declines.find(({ agentId, until }) => agentId === id && until > now) ?? null;
}

/** Those that last, without what there was of this agent. What has ended goes with the next write, and costs none of its own. */
export function declinesBesides({ declines }: Pick<Ticket, "declines">, agentId: AgentId, now: Date): Decline[] {
  return declines.filter((decline) => decline.agentId !== agentId && decline.until > now);
}

/** Those that last and one more: of whoever has the ticket, for so many milliseconds; 0 adds none. */
export function declinesAfterLoss(
  ticket: Pick<Ticket, "declines" | "assignedTo">,
  by: Pick<Actor, "id">,
  now: Date,
  forMs: number,
): Pick<Ticket, "declines"> {
  const { assignedTo: agentId, declines } = ticket;
  if (!agentId || forMs === 0) return { declines };
  const until = new Date(now.getTime() + forMs);
  const isOwn = by.id === agentId;
  return { declines: [...declinesBesides(ticket, agentId, now), { agentId, until, isOwn }].slice(-MOST_DECLINES) };
}
