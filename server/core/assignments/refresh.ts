import { type AgentState, deriveAvailability, isOnDuty } from "../agent.ts";
import { promote } from "../changes/places.ts";
import { requeue } from "../changes/requeue.ts";
import type { AgentId } from "../ids.ts";
import { byPlaceInLine } from "../priority.ts";
import { isFiler } from "../relation.ts";
import { lowestFreePlaces, slotPlace } from "../slot.ts";
import type { Ticket } from "../ticket.ts";
import { type AssignmentPorts, type JustRead, MAX_ATTEMPTS, newStamp, ticketRef } from "./ports.ts";

/**
 * Makes an agent's availability true again, and gives a ticket that waits for this agent their next free place. What they
 * filed themselves and hold nevertheless, from a time in which that could be, goes back to the line.
 *
 * The agent is read before their tickets, and the projection is written even when it looks unchanged: a refresh that
 * read earlier must lose its compare-and-set to one that read later, or a stale value would stay.
 * @returns the agent as they were when that was written: on duty or not, and with the availability of before; null for
 * somebody who is not there
 */
export async function refresh(
  ports: AssignmentPorts,
  agentId: AgentId,
  justRead?: JustRead,
): Promise<AgentState | null> {
  const { store, clock } = ports;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const known = justRead?.get(agentId);
    justRead?.delete(agentId);
    const agent = known?.agent ?? (await store.findAgent(agentId));
    if (!agent) return null;
    // rule: tickets-read-after-agent
    const held = known?.held ?? (await store.listHeld([agentId]));
    const own = held.find((ticket) => isFiler(ticket, agent));
    // rule: own-goes-back
    if (own) {
      const change = requeue(own, "own-complaint", null, newStamp(ports));
      if ((await store.commit(own, change)) === "won") ports.offer(ticketRef(own.id), change.event);
      continue;
    }
    // rule: own-tickets-get-places, no-place-off-duty
    const waiting = isOnDuty(agent) ? firstWithoutPlace(held) : null;
    const [place] = waiting ? freePlaces(held, agent.capacity) : [];
    if (waiting && place !== undefined) {
      const change = promote(waiting, agentId, place, newStamp(ports));
      // Won, lost or taken: the next round reads what is true now.
      if ((await store.commit(waiting, change)) === "won") ports.offer(ticketRef(waiting.id), change.event);
      // rule: promotion-reads-again
      continue;
    }
    // rule: hint-always-written, lost-hint-reads-again
    if (await store.writeHint(agent, deriveAvailability(agent, held.length), clock.now())) return agent;
  }
  throw new Error(`refresh of agent ${agentId} lost ${MAX_ATTEMPTS} races in a row`);
}

function firstWithoutPlace(held: readonly Ticket[]): Ticket | null {
  const [first] = held.filter((ticket) => !ticket.slot).toSorted(byPlaceInLine);
  return first ?? null;
}

/** Counted by tickets with a place, not by all held: a ticket without one is who the place is for. */
function freePlaces(held: readonly Ticket[], capacity: number): number[] {
  const taken = held.flatMap((ticket) => (ticket.slot ? [slotPlace(ticket.slot)] : []));
  // rule: room-is-counted, places-lowest-first
  return taken.length < capacity ? lowestFreePlaces(taken, capacity, 1) : [];
}
