import type { Actor } from "../actor.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";
import type { Called } from "./call.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/** The same note, asking for help: of whom it calls, or of the leads. Whoever is asked is told that, and not that they were mentioned. */
export function askingForHelp(
  ticket: Ticket,
  note: TicketChange,
  actor: Actor,
  { mentions, people }: Called,
): TicketChange {
  const of = mentions.map(({ kind, id }) => ({ kind, id }));
  return {
    ...note,
    set: { ...note.set, help: { at: note.event.at, by: actor.id, of, people, holder: ticket.assignedTo } },
    timeline: note.timeline.map((entry) => withHelp(entry, "asked")),
    calls: [{ as: "help", people }],
  };
}

/** The same note, which answers whoever asked its writer for help. */
export function helping(ticket: Ticket, note: TicketChange, actor: Actor): TicketChange {
  const { help } = ticket;
  if (!help?.people.includes(actor.id)) return note;
  return {
    ...note,
    set: { ...note.set, help: null },
    timeline: note.timeline.map((entry) => withHelp(entry, "given")),
    // First, because whoever asked hears of their answer rather than that they were mentioned.
    calls: [{ as: "helped", people: [help.by] }, ...(note.calls ?? [])],
  };
}

/** Somebody says that help was given, without a word here. */
export function helped(ticket: Ticket, actor: Actor, stamp: Stamp): TicketChange | null {
  const { help } = ticket;
  if (!help) return null;
  return changeOf(ticket, stamp, {
    type: "ticket.helped",
    by: actor.id,
    set: { help: null },
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, askedBy: help.by },
    staffOnly: true,
    timeline: [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "helped" }],
  });
}

function withHelp(entry: TimelineEntry, help: "asked" | "given"): TimelineEntry {
  return entry.kind === "comment" && entry.internal ? { ...entry, help } : entry;
}
