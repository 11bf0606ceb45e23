import type { Actor } from "#server/core/actor.ts";
import { agentIdOf, tagIdOf } from "#server/core/ids.ts";
import { actsAsStaff } from "#server/core/relation.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Mention, TimelineEntry, TimelineItem } from "#server/core/timeline.ts";
import type { Channel } from "#server/core/vocabulary.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { ComplaintFile } from "#server/desk/files/wire.ts";
import { namesOfTags, type TagNames } from "#server/desk/tags/find-tags.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import type { Wait } from "#server/desk/waits/wire.ts";
import { filesFor } from "./files-in.ts";
import type { NamingRoom } from "./mentions.ts";
import { presentHelp } from "./present-help.ts";
import type { ReadComplaint, StoredComplaint } from "./stored-complaint.ts";
import { isUnread } from "./unread.ts";
import type { Complaint, HelpAsked } from "./wire.ts";

export interface PresentableComplaint {
  readonly ticket: Ticket;
  readonly description: string;
  readonly channel: Channel | null;
  readonly updatedAt: Date;
}

interface Beside {
  readonly wait?: Wait | null;
  readonly unread?: boolean;
  /** What its tags are called, for whoever stands on the desk's side of it. */
  readonly tags?: string[];
  readonly files?: ComplaintFile[];
  readonly help?: HelpAsked | null;
}

/** A complaint as it goes over every wire. */
export function presentComplaint(
  { ticket, description, channel, updatedAt }: PresentableComplaint,
  names: ReadonlyMap<string, string>,
  { wait, unread, tags, files, help }: Beside = {},
): Complaint {
  return {
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    description,
    category: ticket.category,
    priority: ticket.priority,
    status: ticket.status,
    userId: ticket.userId,
    assignedTo: ticket.assignedTo
      ? { _id: ticket.assignedTo, name: names.get(ticket.assignedTo) ?? wordsOf({ key: "told.formerAgent" }) }
      : null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    resolvedAt: ticket.resolvedAt?.toISOString() ?? null,
    rev: ticket.rev,
    ...(channel ? { channel } : {}),
    ...(tags ? { tags } : {}),
    ...(files ? { files } : {}),
    ...(help === undefined ? {} : { help }),
    ...(ticket.trial ? { trial: ticket.trial } : {}),
    ...(unread === undefined ? {} : { unread }),
    ...(wait === undefined ? {} : { wait }),
  };
}

/** Complaints as one reader knows them, with the names of their agents and what is known of their waits, each read in one go. */
export async function presentAll(
  room: Agents<"names"> & Waits<"of"> & Tags<"resolved"> & NamingRoom,
  reader: Actor,
  complaints: readonly ReadComplaint[],
): Promise<Complaint[]> {
  const tickets = complaints.map(({ ticket }) => ticket);
  const ids = [...new Set(tickets.flatMap(({ assignedTo }) => assignedTo ?? []))];
  const [names, waits, tagNames, helpOf] = await Promise.all([
    room.agents.names(ids),
    room.waits.of(tickets),
    namesOfTags(
      room,
      tickets.flatMap(({ tags }) => tags),
    ),
    presentHelp(room, tickets),
  ]);
  return complaints.map((complaint) => {
    const { ticket } = complaint;
    const wait = waits.get(ticket.id) ?? null;
    const isStaff = actsAsStaff(ticket, reader);
    const tags = isStaff ? tagNames(ticket.tags) : undefined;
    const files = filesFor(complaint.files, isStaff);
    const help = isStaff ? helpOf(ticket) : undefined;
    return presentComplaint(complaint, names, { wait, unread: isUnread(complaint, reader), tags, files, help });
  });
}

/** What a change answers. Whoever filed it sees no tags, though they be staff. */
export async function presentOne(
  room: Agents<"names"> & Tags<"resolved">,
  reader: Pick<Actor, "id" | "role" | "name">,
  complaint: StoredComplaint,
): Promise<Complaint> {
  const { ticket } = complaint;
  const isForStaff = actsAsStaff(ticket, reader);
  const own = new Map([[agentIdOf(reader.id), reader.name]]);
  const [names, tagNames] = await Promise.all([
    // Most of what agents change is theirs, and who they are is known.
    ticket.assignedTo && own.has(ticket.assignedTo)
      ? own
      : room.agents.names(ticket.assignedTo ? [ticket.assignedTo] : []),
    namesOfTags(room, isForStaff ? ticket.tags : []),
  ]);
  return presentComplaint(complaint, names, { tags: isForStaff ? tagNames(ticket.tags) : undefined });
}

/** What is called now what entries name by its id. */
interface NamesInEntries {
  readonly tagNames: TagNames;
  /** Nothing where they are no more. */
  readonly nameOf: (mention: Mention) => string | undefined;
}
const AS_KEPT: NamesInEntries = { tagNames: (ids) => [...ids], nameOf: () => undefined };

function itemOf(entry: TimelineEntry, { nameOf }: NamesInEntries): TimelineItem {
  const at = entry.at.toISOString();
  if (entry.kind === "comment") {
    const { mentions, ...comment } = entry;
    const called = mentions?.map((each) => ({ ...each, name: nameOf(each) ?? each.as }));
    return { ...comment, at, ...(called ? { mentions: called } : {}) };
  }
  if (entry.kind !== "requeued") return { ...entry, at };
  const { until, ...requeued } = entry;
  return { ...requeued, at, ...(until ? { until: until.toISOString() } : {}) };
}

/**
 * The timeline as this reader may see it: internal notes, tags, the reasons for an assignment, and whom it does not come back
 * to, are for staff.
 */
export function presentTimeline(
  timeline: readonly TimelineEntry[],
  forStaff: boolean,
  names: NamesInEntries = AS_KEPT,
): TimelineItem[] {
  const { tagNames } = names;
  return timeline
    .filter((entry) => forStaff || !isAmongStaff(entry))
    .map((entry) => {
      const item = itemOf(entry, names);
      if (item.kind === "assigned" && !forStaff) delete item.why;
      if (item.kind === "requeued" && !forStaff) delete item.until;
      if (entry.kind !== "tags" || item.kind !== "tags") return item;
      return { ...item, added: tagNames(entry.added.map(tagIdOf)), removed: tagNames(entry.removed.map(tagIdOf)) };
    });
}

function isAmongStaff(entry: TimelineEntry): boolean {
  return entry.kind === "tags" || entry.kind === "helped" || (entry.kind === "comment" && entry.internal);
}
