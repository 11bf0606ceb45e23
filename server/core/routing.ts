import type { AgentState } from "./agent.ts";
import type { AssignmentReason } from "./assignment-reason.ts";
import type { AgentId } from "./ids.ts";
import { lowestFreePlaces, slotPlace } from "./slot.ts";
import { whyNot } from "./taking.ts";
import type { Ticket } from "./ticket.ts";

/** What an agent could take right now, as one consistent read showed it. */
export type Room =
  | { readonly kind: "free"; readonly places: readonly number[]; readonly active: number }
  /** A ticket of theirs waits for a place, or none is left: their availability must be derived again, nothing claimed. */
  | { readonly kind: "refresh-first" };

/**
 * Free places, not free numbers: after a capacity was lowered a low number can be free while the agent is full.
 * Somebody's ticket that waits for its own agent goes before anything from the line.
 */
export function roomOf(agent: Pick<AgentState, "capacity">, held: readonly Pick<Ticket, "slot">[]): Room {
  const taken = held.flatMap((ticket) => (ticket.slot ? [slotPlace(ticket.slot)] : []));
  // rule: room-is-counted
  const room = agent.capacity - held.length;
  // rule: own-tickets-before-the-line
  if (taken.length < held.length || room <= 0) return { kind: "refresh-first" };
  // rule: places-lowest-first
  const places = lowestFreePlaces(taken, agent.capacity, room);
  return places.length > 0 ? { kind: "free", places, active: held.length } : { kind: "refresh-first" };
}

export interface Seat {
  readonly agent: AgentState;
  readonly places: readonly number[];
  readonly active: number;
}

export interface Match {
  readonly ticket: Ticket;
  readonly agent: AgentState;
  readonly place: number;
  readonly why: AssignmentReason;
}

/**
 * Pairs waiting tickets, in the order of the line, with free agents: the fewest active tickets first, then whoever has
 * been free the longest. Equal agents therefore take turns, and the rotation lives in the database, not in a process.
 */
export function match(line: readonly Ticket[], seats: readonly Seat[], now: Date): Match[] {
  const given = new Map<AgentId, number>();
  const left = (seat: Seat) => seat.places.length - (given.get(seat.agent.id) ?? 0);
  const load = (seat: Seat) => seat.active + (given.get(seat.agent.id) ?? 0);
  const matches: Match[] = [];
  for (const [index, ticket] of line.entries()) {
    const free = seats.filter((seat) => left(seat) > 0);
    if (free.length === 0) break;
    const by = Object.groupBy(free, ({ agent }) => whyNot(agent, ticket, now) ?? "able");
    const { able = [], skill = [], filer = [], declined = [] } = by;
    const [best] = able.toSorted((a, b) => load(a) - load(b) || byIdleTime(a, b));
    if (!best) continue;
    const taken = given.get(best.agent.id) ?? 0;
    const place = best.places[taken];
    if (place === undefined) continue;
    given.set(best.agent.id, taken + 1);
    matches.push({
      ticket,
      agent: best.agent,
      place,
      why: {
        rule: "longest-free",
        freeAgents: able.length,
        skippedForSkill: skill.length,
        ...(filer.length > 0 ? { skippedAsFilers: filer.length } : {}),
        ...(declined.length > 0 ? { skippedAsDecliners: declined.length } : {}),
        freeForMs: Math.max(0, now.getTime() - best.agent.idleSince.getTime()),
        waitedMs: Math.max(0, now.getTime() - ticket.waitingSince.getTime()),
        // Nobody stands in line behind an experiment.
        ahead: line.slice(0, index).filter(({ trial }) => trial === ticket.trial).length,
      },
    });
  }
  return matches;
}

function byIdleTime(a: Seat, b: Seat): number {
  return a.agent.idleSince.getTime() - b.agent.idleSince.getTime() || (a.agent.id < b.agent.id ? -1 : 1);
}
