import type { UserId } from "../ids.ts";
import type { TicketChange } from "../ticket.ts";
import type { Mention } from "../timeline.ts";

/** Whom a note calls by name, and all who are told of it: those of its teams among them, each once. */
export interface Called {
  readonly mentions: readonly Mention[];
  readonly people: readonly UserId[];
}

/** The same note, calling them. */
export function calling(note: TicketChange, { mentions, people }: Called): TicketChange {
  if (mentions.length === 0) return note;
  const timeline = note.timeline.map((entry) =>
    entry.kind === "comment" && entry.internal ? { ...entry, mentions: [...mentions] } : entry,
  );
  return { ...note, timeline, calls: [{ as: "mention", people }] };
}
