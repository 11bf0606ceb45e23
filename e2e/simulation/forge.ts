import { agentIdOf, eventIdOf } from "#server/core/ids.ts";
import { INVENTED } from "./consumption.ts";
import type { World } from "./world.ts";

const CLAIMS = [
  "ticket.created",
  "ticket.resolved",
  "ticket.waiting",
  "ticket.closed",
  "ticket.answered",
  "ticket.commented",
] as const;

/**
 * Somebody who may publish, and is not us: in the shape of our own messages, about a complaint that there is, under an id of
 * their own or of something else that happened, naming whomever they like.
 */
export function forge({ chance, queue, state }: World, number: number): void {
  const ticket = chance.pickFrom([...state.tickets.values()])?.ticket;
  if (!ticket) return;
  const { id: ticketId, complaintId, userId } = ticket;
  const agentId = chance.pickFrom([...state.agents.keys()]) ?? agentIdOf("a".repeat(24));
  const known = chance.flip(0.5) ? chance.pickFrom([...state.events.keys()]) : undefined;
  const eventId = known ?? eventIdOf(`${INVENTED}${number}`);
  const eventType = chance.pickFrom(CLAIMS) ?? "ticket.resolved";
  const data = { ticketId, complaintId, userId, agentId, title: "Forged", authorId: null, internal: chance.flip(0.5) };
  const body = JSON.stringify({ eventType, timestamp: "2026-01-17T12:00:00.000Z", data });
  queue.inject({ body, attributes: { eventId, eventType, v: "1" } });
}
