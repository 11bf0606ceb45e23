import type { EventId, UserId } from "../ids.ts";
import type { Words } from "../saying.ts";

export type NoticeType =
  | "filed"
  | "assigned"
  | "in-progress"
  | "waiting"
  | "resolved"
  | "closed"
  | "reply"
  | "requeued"
  | "reopened"
  /** A note calls them, or a team of theirs. */
  | "mention"
  /** A colleague asks them for help. */
  | "help"
  /** Whom they asked has helped. */
  | "helped"
  /** Somebody took it from them, and somebody else has it. */
  | "taken"
  /** Its title, category or priority is another. */
  | "corrected"
  /** Somebody else did something to what is theirs, and no complaint is meant. */
  | "account";

/** One thing one person is told once. `key` is unique: the same event never tells the same person again. */
export interface Notice {
  readonly key: string;
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly type: NoticeType;
  /** Put into words when somebody reads it, as the message is. */
  readonly title: Words;
  readonly message: Words;
  /** Empty where it is about no complaint. */
  readonly complaintId: string;
  readonly at: Date;
  /** What the `rev` of the complaint became with it; absent where it is about none, and in notices of the version before. */
  readonly rev?: number;
}

/** Whom a note calls. */
export interface Calls {
  readonly as: "mention" | "help" | "helped";
  readonly people: readonly UserId[];
}

/** The same as it is kept. The event that it is told by carries the complaint's `rev`, and nobody's name. */
export interface NoteCalls extends Calls {
  readonly rev: number;
}

/** What the words need beyond the event: read fresh, never trusted from a payload. */
export interface NoticeSubject {
  readonly complaintId: string;
  readonly title: string;
  readonly userId: UserId;
  readonly agentName: string | null;
  /** Whether its agent is on duty and there; null with nobody. */
  readonly agentIsThere: boolean | null;
  /** Of every note that calls anybody; absent where none does. */
  readonly calls?: readonly NoteCalls[];
  /** Who is asked for help with it at the moment; absent for nobody. */
  readonly asked?: readonly UserId[];
}
