import { DomainError } from "../errors.ts";
import type { Ticket, TicketChange } from "../ticket.ts";

/** Refuses words on a complaint whose customer was erased: what is said there is about them. It can be solved and closed. */
export function requireNobodyErased({ erasedAt, complaintId }: Ticket, { timeline }: TicketChange): void {
  if (!erasedAt || !timeline.some((entry) => "message" in entry && entry.message)) return;
  const words = `The customer of ${complaintId} was erased, and nothing can be written there any more. Solve or close it without a message.`;
  throw new DomainError("complaint.erased", words);
}
