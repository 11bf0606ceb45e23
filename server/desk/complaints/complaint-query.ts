import type { mongo } from "mongoose";
import { cleanLine } from "#server/core/characters.ts";
import type { AgentId, TagId, TicketId, UserId } from "#server/core/ids.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import { REAL } from "#server/desk/trials/real.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { inWords } from "#server/platform/db/in-words.ts";
import type { Search } from "./complaint-words.ts";
import type { ComplaintRow } from "./rows.ts";

export interface ComplaintQuery {
  readonly statuses: readonly Status[] | null;
  readonly category: string | null;
  readonly priority: Priority | null;
  /** With one of these, and not filed by whoever asks: of the tags of their own they know nothing. */
  readonly tags: { readonly anyOf: readonly TagId[]; readonly notOf: UserId } | null;
  /** Only where somebody asks for help. */
  readonly asksForHelp: boolean;
  readonly userId: UserId | null;
  /** `null` means whoever, `none` nobody. */
  readonly assignedTo: AgentId | "none" | null;
  readonly search: Search | null;
  /** Those of experiments, too. */
  readonly withTrials: boolean;
  /** Only complaints with a smaller id: newest first. */
  readonly before: TicketId | null;
  readonly limit: number;
}

/** Whose words are spelled by earlier rules. */
export const SPELLED_EARLIER = { wordsVersion: null } as const;

/** Everything, newest first: what a caller narrows down. */
export const ANY_COMPLAINT: Omit<ComplaintQuery, "limit"> = {
  statuses: null,
  category: null,
  priority: null,
  tags: null,
  asksForHelp: false,
  userId: null,
  assignedTo: null,
  search: null,
  withTrials: false,
  before: null,
};

/** The filter of a list, newest first. Every combination has an index that gives its order; the rest is checked on rows. */
export function complaintFilter(query: ComplaintQuery, { withEarlier = false } = {}): mongo.Filter<ComplaintRow> {
  const { statuses, category, priority, tags, asksForHelp, userId, assignedTo, search, withTrials, before } = query;
  const [onlyStatus, ...more] = statuses ?? [];
  return {
    ...(tags ? { tags: { $in: [...tags.anyOf] }, userId: { $ne: toObjectId(tags.notOf) } } : {}),
    ...(asksForHelp ? { "help.at": { $gt: new Date(0) } } : {}),
    ...(userId ? { userId: toObjectId(userId) } : {}),
    ...(onlyStatus ? { status: more.length === 0 ? onlyStatus : { $in: [onlyStatus, ...more] } } : {}),
    ...(category ? { category: asStored(category) } : {}),
    ...(priority ? { priority } : {}),
    ...(assignedTo === null ? {} : { assignedTo: assignedTo === "none" ? null : toObjectId(assignedTo) }),
    ...(withTrials ? {} : REAL),
    ...(search ? searchFilter(search, withEarlier) : {}),
    ...(before ? { _id: { $lt: toObjectId(before) } } : {}),
  };
}

/** A category as it is named, or cleaned as one that is new is. */
function asStored(category: string): string | { $in: string[] } {
  const cleaned = cleanLine(category);
  return cleaned === category ? category : { $in: [category, cleaned] };
}

function searchFilter({ terms, earlier }: Search, withEarlier: boolean): mongo.Filter<ComplaintRow> {
  const found = inWords<ComplaintRow>(["words"], terms);
  if (!withEarlier || earlier.length === 0) return found;
  const asBefore = inWords<ComplaintRow>(
    ["words"],
    earlier.map((word) => [word]),
  );
  return { $or: [found, { ...SPELLED_EARLIER, ...asBefore }] };
}
