import type { AssignmentReason } from "./assignment-reason.ts";
import type { OutboxEntry } from "./events/event.ts";
import type { Calls } from "./events/notice.ts";
import type { AgentId, TagId, TicketId, TrialId, UserId } from "./ids.ts";
import type { KeyUse } from "./once/once.ts";
import type { Mention, TimelineEntry } from "./timeline.ts";
import type { Priority, Status } from "./vocabulary.ts";
import type { Range } from "./wait/range.ts";

/** How the current agent came to the ticket; decides what they keep when they go off duty. */
export type AssignedBy = "auto" | "manual" | "self" | "return";

export interface Assignment {
  /** Names this one assignment; notifications and read-backs are keyed by it. */
  readonly token: string;
  readonly at: Date;
  readonly by: AssignedBy;
  readonly why: AssignmentReason;
  /** What it is about was changed while it waited for its customer: whether its agent takes that is asked with the answer. */
  readonly recategorised?: true;
}

/** Somebody put it back, or had it taken from them: until then it does not come to them from the line. */
export interface Decline {
  readonly agentId: AgentId;
  readonly until: Date;
  /** They did it themselves. */
  readonly isOwn: boolean;
}

export interface Rating {
  readonly score: number;
  readonly comment: string;
  readonly at: Date;
}

/** Somebody asked colleagues for help with it, and nobody has helped yet. */
export interface Help {
  readonly at: Date;
  readonly by: UserId;
  /** As they were asked: nobody means the leads. */
  readonly of: readonly Pick<Mention, "kind" | "id">[];
  /** Everybody who was asked, each once. */
  readonly people: readonly UserId[];
  /** Who had the ticket then. Given to another, it is another's to ask. */
  readonly holder: AgentId | null;
}

/** The complaint as rules see it. Every write bumps `rev` and is conditional on the `rev` that was read. */
export interface Ticket {
  readonly id: TicketId;
  readonly complaintId: string;
  readonly userId: UserId;
  /** The experiment that filed it; null where a person did. It never changes. */
  readonly trial: TrialId | null;
  readonly title: string;
  readonly category: string;
  /** Under which staff find it again; in the order in which they were put on. One that was merged since is still named by its own id. */
  readonly tags: readonly TagId[];
  readonly priority: Priority;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
  readonly slot: string | null;
  readonly assign: Assignment | null;
  /** The current agent has answered the customer since the ticket came to them. */
  readonly replied: boolean;
  /** At most one of each agent, ended ones among them; see `declines.ts`. */
  readonly declines: readonly Decline[];
  readonly rev: number;
  readonly dispatchAt: Date;
  readonly createdAt: Date;
  /** Since when its customer has been waiting for somebody: filed, opened again, or answered into the line. Its place says nothing about it. */
  readonly waitingSince: Date;
  /** What its customer was told of the wait when it began; null where nothing could be said. */
  readonly stated: Range | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly rating: Rating | null;
  readonly comments: number;
  /** Null where nobody asks for any. */
  readonly help: Help | null;
  /** Since when its texts are gone, with everything else of the customer; nobody can add any. */
  readonly erasedAt: Date | null;
}

type Writable = Pick<
  Ticket,
  | "status"
  | "assignedTo"
  | "slot"
  | "assign"
  | "replied"
  | "declines"
  | "title"
  | "category"
  | "tags"
  | "priority"
  | "dispatchAt"
  | "waitingSince"
  | "stated"
  | "resolvedAt"
  | "closedAt"
  | "firstResponseAt"
  | "rating"
  | "comments"
  | "help"
>;

/** A request that came with a key, and what its answer said of the ticket. */
export interface Made extends KeyUse {
  /** Those of the versions before have neither title nor category, or no tags: then nobody could change them. */
  readonly after: Pick<Ticket, "rev" | "status" | "assignedTo" | "priority" | "resolvedAt"> &
    Partial<Pick<Ticket, "title" | "category" | "tags">>;
  /** Where it had nothing to change: when the ticket was changed before it. */
  readonly unchangedSince?: Date;
}

/** The words that a complaint is found by, and by which rules they are spelled. */
export interface Spelling {
  readonly words: string[];
  readonly wordsVersion: number;
}

/** One single-document write: the new values, what the timeline gains, and the one event that says so. `slot: null` takes the field away. */
export interface TicketChange {
  readonly set: Partial<Writable>;
  readonly timeline: readonly TimelineEntry[];
  readonly event: OutboxEntry;
  /** What it is found by from now on, where its title changes: written in the same write. */
  readonly spelling?: Spelling;
  /** Whom its note calls: they are told of it, once each. */
  readonly calls?: readonly Calls[];
  /** The key that it came with: kept in the ticket, so that it is made once. */
  readonly made?: Made;
  /** What is changed after it in the very same write, each with its own rev and event: made by `together`. */
  readonly also?: readonly TicketChange[];
}
