import { hasSkill } from "#server/core/agent.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import { byPlaceInLine } from "#server/core/priority.ts";
import type { Seat } from "#server/core/routing.ts";
import type { Ticket } from "#server/core/ticket.ts";

/**
 * The head of the line, and behind it, for each free agent with skills who found too little there, the first tickets
 * that they can take. Without this, a page full of Billing tickets would hide the Technical one an idle agent waits for.
 */
export async function extendForSkills(
  store: DispatchStore,
  head: readonly Ticket[],
  seats: readonly Seat[],
  pageSize: number,
): Promise<readonly Ticket[]> {
  const last = head.at(-1);
  if (!last || head.length < pageSize) return head;
  const picky = seats.filter((seat) => {
    const within = head.filter((ticket) => hasSkill(seat.agent, ticket.category)).length;
    return seat.agent.skills.length > 0 && within < totalPlaces(seats);
  });
  const bySkills = Map.groupBy(picky, (seat) => [...seat.agent.skills].sort().join("\n"));
  const after = { dispatchAt: last.dispatchAt, id: last.id };
  const pages = await Promise.all(
    [...bySkills.keys()].map((key) => store.listOpen({ limit: pageSize, after, categories: key.split("\n") })),
  );
  const found = new Map([...head, ...pages.flat()].map((ticket) => [ticket.id, ticket]));
  return [...found.values()].toSorted(byPlaceInLine);
}

function totalPlaces(seats: readonly Seat[]): number {
  return seats.reduce((sum, seat) => sum + seat.places.length, 0);
}
