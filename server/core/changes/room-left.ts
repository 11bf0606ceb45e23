import { DomainError } from "../errors.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { AttachedFile } from "../timeline.ts";

// A complaint is one document, and MongoDB takes none of more than 16 MB. In UTF-8 a message of 5,000 characters has at
// most 20 KB; a change leaves an entry of less than 1 KB in the timeline and, until it is relayed, an event of about 1 KB. A
// correction leaves up to 4 KB, with the titles before and after, and may come only among the first half of the changes.
// So both together stay below 14 MB, whatever people write; 550 keys of half a KB are the most there are beside them, and
// 200 files of 1 KB, each named twice.
// All of that stands on the size of one message, which is looked at here whoever made its text.
const MOST_CHARACTERS = 5_000;
const MOST_BYTES_A_MESSAGE = 4 * MOST_CHARACTERS;
const MOST_MESSAGES = 500;
const MOST_CHANGES = 2_000;
const MOST_BEFORE_CORRECTING = 1_000;

/** Refuses what a person wants to add to a complaint that has grown as far as it may. Solving and closing always work. */
export function requireRoomFor(ticket: Ticket, { set, event, timeline }: TicketChange): void {
  if (bytesSaid(timeline) > MOST_BYTES_A_MESSAGE) {
    const message = { key: "fields.message.tooLong", values: { max: MOST_CHARACTERS } } as const;
    throw new DomainError("input.invalid", message, { fields: { message } });
  }
  const messages = set.comments ?? ticket.comments;
  const { complaintId } = ticket;
  if (messages > MOST_MESSAGES && messages > ticket.comments) {
    throw new DomainError("complaint.conversation-full", {
      key: "refusals.complaint.full",
      values: { messages: ticket.comments, complaintId },
    });
  }
  if (event.type === "ticket.corrected" && ticket.rev >= MOST_BEFORE_CORRECTING) {
    const refusal = { key: "refusals.complaint.correctionsFull", values: { changes: ticket.rev } } as const;
    throw new DomainError("complaint.conversation-full", refusal);
  }
  if (isRemembered(ticket, event.type)) return;
  const words = { key: "refusals.complaint.changesFull", values: { changes: ticket.rev, complaintId } } as const;
  throw new DomainError("complaint.conversation-full", words);
}

/** What people wrote in one change, as the database keeps it. */
function bytesSaid(timeline: TicketChange["timeline"]): number {
  const encoder = new TextEncoder();
  const said = timeline.map((entry) => ("message" in entry && entry.message) || "");
  return said.reduce((sum, message) => sum + encoder.encode(message).length, 0);
}

/** Whether the timeline takes one more. What QuickFix itself does beyond that is in the event store alone. */
export function isRemembered(ticket: Ticket, type: TicketChange["event"]["type"]): boolean {
  return ticket.rev < MOST_CHANGES || type === "ticket.resolved" || type === "ticket.closed";
}

/** One message more, where a change comes with words or files. */
export function saying(
  ticket: Ticket,
  words: string | undefined,
  files: readonly AttachedFile[] = [],
): Pick<Ticket, "comments"> | undefined {
  return words?.trim() || files.length > 0 ? { comments: ticket.comments + 1 } : undefined;
}
