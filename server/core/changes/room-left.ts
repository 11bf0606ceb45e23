import { DomainError } from "../errors.ts";
import type { Ticket, TicketChange } from "../ticket.ts";

// A complaint is one document, and MongoDB takes none of more than 16 MB. In UTF-8 a message of 5,000 characters has at
// most 20 KB; a change leaves an entry of less than 1 KB in the timeline and, until it is relayed, an event of about 1 KB.
// So both together stay below 14 MB, whatever people write.
const MOST_MESSAGES = 500;
const MOST_CHANGES = 2_000;

/** Refuses what a person wants to add to a complaint that has grown as far as it may. Solving and closing always work. */
export function requireRoomFor(ticket: Ticket, { set, event }: TicketChange): void {
  const messages = set.comments ?? ticket.comments;
  const elsewhere = `Please file a new complaint and mention ${ticket.complaintId}.`;
  if (messages > MOST_MESSAGES && messages > ticket.comments) {
    throw new DomainError(
      "complaint.conversation-full",
      `This conversation has ${ticket.comments} messages. ${elsewhere}`,
    );
  }
  if (isRemembered(ticket, event.type)) return;
  const words = `This complaint has been changed ${ticket.rev} times; it can only be solved or closed. ${elsewhere}`;
  throw new DomainError("complaint.conversation-full", words);
}

/** Whether the timeline takes one more. What QuickFix itself does beyond that is in the event store alone. */
export function isRemembered(ticket: Ticket, type: TicketChange["event"]["type"]): boolean {
  return ticket.rev < MOST_CHANGES || type === "ticket.resolved" || type === "ticket.closed";
}

/** One message more, where a change comes with words. */
export function saying(ticket: Ticket, words: string | undefined): Pick<Ticket, "comments"> | undefined {
  return words?.trim() ? { comments: ticket.comments + 1 } : undefined;
}
