import type { TicketId } from "../ids.ts";
import { type DeskNow, forecast, type InLine, mayTakeFrom, type Worker } from "./forecast.ts";
import { type Range, rangeOf } from "./range.ts";

/** What can be said of how long a ticket in line still waits. */
export type ExpectedWait =
  | { readonly kind: "within"; readonly range: Range }
  /** Nobody who may take it is on duty. */
  | { readonly kind: "nobody" }
  /** Nothing that would be worth saying. */
  | { readonly kind: "unknown" };

/** A desk, and when it closes as far as that is known. */
export interface DeskToday extends DeskNow {
  readonly closesAt: Date | null;
}

/**
 * What can be said of each ticket of the line, or of those among it that are asked for. Nothing is said beyond the hour of closing: who is there after it is anybody's
 * guess.
 */
export function expectedWaits(
  desk: DeskToday,
  random: () => number,
  asked: readonly Pick<InLine, "id">[] = desk.line,
): ReadonlyMap<TicketId, ExpectedWait> {
  const untilClosingMs = desk.closesAt ? desk.closesAt.getTime() - desk.now.getTime() : Number.POSITIVE_INFINITY;
  const ids = new Set(asked.map(({ id }) => id));
  const waits = forecast(desk, random, ids);
  return new Map(
    desk.line
      .filter(({ id }) => ids.has(id))
      .map((ticket): [TicketId, ExpectedWait] => {
        const mayEver = ({ agent }: Worker) => Number.isFinite(mayTakeFrom(agent, ticket, desk.now));
        if (!desk.workers.some(mayEver)) return [ticket.id, { kind: "nobody" }];
        const range = rangeOf(waits.get(ticket.id) ?? []);
        const isToday = range && range.maxSeconds * 1_000 <= untilClosingMs;
        return [ticket.id, isToday ? { kind: "within", range } : { kind: "unknown" }];
      }),
  );
}
