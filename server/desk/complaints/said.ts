import { fittingLine } from "#server/core/characters.ts";
import type { EventId } from "#server/core/ids.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { TimelineActor, TimelineEntry } from "#server/core/timeline.ts";

/** As much as one line of a list can show. */
const PREVIEW_CHARACTERS = 140;

/** Words that somebody added to a complaint, as far as lists show them. */
export interface Words {
  /** What the complaint's `rev` became with them. */
  readonly rev: number;
  readonly at: Date;
  readonly eventId: EventId;
  readonly by: TimelineActor;
  /** One line of it. */
  readonly text: string;
}

/** Who speaks: whoever filed it, whoever answers them, or staff among themselves. */
type Voice = "customer" | "staff" | "note";

/** The newest words of each; absent before the first. It is kept beside the timeline so that no list has to read that. */
export type Said = { readonly [V in Voice]?: Words };

/** What a change says, and in which voice; null when it comes without words. */
export function wordsIn(ticket: Ticket, { timeline, event }: TicketChange): { voice: Voice; words: Words } | null {
  const entry = timeline.findLast((each) => textOf(each) !== "");
  if (!entry?.by) return null;
  const isNote = entry.kind === "comment" && entry.internal;
  const voice = isNote ? "note" : entry.by.id === ticket.userId ? "customer" : "staff";
  return { voice, words: { rev: event.rev, at: entry.at, eventId: event.id, by: entry.by, text: lineOf(entry) } };
}

/** What lists show of what somebody said. */
export function lineOf(entry: TimelineEntry): string {
  return fittingLine(textOf(entry), PREVIEW_CHARACTERS);
}

/** What somebody said with it; files without words say what they are called. What files a complaint is no word in it. */
function textOf(entry: TimelineEntry): string {
  if (entry.kind === "rated") return entry.message.trim();
  if (entry.kind !== "comment" && entry.kind !== "status") return "";
  return entry.message?.trim() || (entry.files ?? []).map(({ name }) => name).join(", ");
}
