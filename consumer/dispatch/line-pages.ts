import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import { byPlaceInLine } from "#server/core/priority.ts";
import type { Match, Seat } from "#server/core/routing.ts";
import { takingsOf } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";

/**
 * The head of the line, and behind it, for each free agent to whom it left a place, the first tickets that they may take.
 * Without this a page that nobody free may take, whatever the reason, would hide the one behind it that somebody waits for.
 */
export async function readOn(
  store: Pick<DispatchStore, "listOpen">,
  head: readonly Ticket[],
  {
    seats,
    matches,
    now,
  }: { readonly seats: readonly Seat[]; readonly matches: readonly Pick<Match, "agent">[]; now: Date },
  pageSize: number,
): Promise<readonly Ticket[]> {
  const last = head.at(-1);
  // A head that is given out whole hides nothing: the next round reads what is behind it.
  if (!last || head.length < pageSize || matches.length === head.length) return head;
  const got = (seat: Seat) => matches.filter(({ agent }) => agent.id === seat.agent.id).length;
  const unserved = seats.filter((seat) => got(seat) < seat.places.length);
  const after = { dispatchAt: last.dispatchAt, id: last.id };
  const takings = takingsOf(
    unserved.map(({ agent }) => agent),
    now,
  );
  const pages = await Promise.all(takings.map((takes) => store.listOpen({ limit: pageSize, after, takes })));
  const found = new Map([...head, ...pages.flat()].map((ticket) => [ticket.id, ticket]));
  return [...found.values()].toSorted(byPlaceInLine);
}
