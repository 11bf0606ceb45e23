import type { TicketId } from "#server/core/ids.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { SubjectReader } from "#server/core/ports/subject-reader.ts";

/** Long enough for the messages of one receive to ask together, short beside the pass that runs meanwhile. */
const COLLECT_MS = 2;

/** Answers whether a ticket exists; questions that come close together are one query. */
export function createTicketLookup(
  listExisting: SubjectReader["listExisting"],
  timers: Timers,
): (ticketId: TicketId) => Promise<boolean> {
  let asked = new Set<TicketId>();
  let answer: Promise<ReadonlySet<TicketId>> | null = null;

  const ask = async () => {
    await timers.sleep(COLLECT_MS);
    const ids = [...asked];
    asked = new Set();
    answer = null;
    return listExisting(ids);
  };

  return async (ticketId) => {
    asked.add(ticketId);
    answer ??= ask();
    return (await answer).has(ticketId);
  };
}
