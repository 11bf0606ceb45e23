import { createShared } from "#app/_ui/shared.ts";
import type { AttendReport, LiveBody, Onlooker } from "#server/core/live.ts";

type Onlookers = ReadonlyMap<string, readonly Onlooker[]>;

/** Which ticket this tab shows, and whether its person writes: what colleagues are told. */
export const attended = createShared<AttendReport>({ ticketId: null, isWriting: false });

/** Who has which ticket before them, as far as this page knows. */
export const onlookers = createShared<Onlookers>(new Map());

export function hearAttention({ isWhole, tickets }: LiveBody<"attention">): void {
  const next = new Map(isWhole ? [] : onlookers.get());
  for (const { ticketId, people } of tickets) {
    if (people.length === 0) next.delete(ticketId);
    else next.set(ticketId, people);
  }
  onlookers.set(next);
}

/** While a page hears nothing, nobody is said to be there. */
export function forgetAttention(): void {
  if (onlookers.get().size > 0) onlookers.set(new Map());
}
