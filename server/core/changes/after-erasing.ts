import { DomainError } from "../errors.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";

/** Refuses words on a complaint whose customer was erased: what is said there is about them. It can be solved and closed. */
export function requireNobodyErased({ erasedAt, complaintId }: Ticket, { timeline }: TicketChange): void {
  if (!erasedAt || !timeline.some(hasWords)) return;
  const words = { key: "refusals.complaint.erased", values: { complaintId } } as const;
  throw new DomainError("complaint.erased", words);
}

/** Whether somebody wrote something. */
function hasWords(entry: TimelineEntry): boolean {
  return entry.kind === "title" || ("message" in entry && Boolean(entry.message));
}
