import { z } from "zod";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { said } from "#server/core/said.ts";
import { LETTER_STATES, type LetterReason, type LetterState } from "./dead-letter.ts";

const GroupId = z.string().regex(/^[0-9a-f]{12}$/, said("fields.letters.group"));
const LetterIds = z
  .array(z.string().min(1).max(256))
  .min(1, said("fields.letters.none"))
  .max(500, said("fields.letters.most"));

/** Which letters a person means: some, a whole group, or all. */
export const LetterSelection = z.union([
  z.strictObject({ ids: LetterIds }),
  z.strictObject({ groupId: GroupId }),
  z.strictObject({ all: z.literal(true) }),
]);
export type LetterSelection = z.infer<typeof LetterSelection>;

/** Which archived letters come back: as selected, or exactly those that one act put away at that moment. */
export const RestoreLetters = z.union([LetterSelection, z.strictObject({ archivedAt: z.iso.datetime() })]);
export type RestoreLetters = z.infer<typeof RestoreLetters>;

export const ListLetters = z.object({
  groupId: GroupId.optional(),
  state: z.enum(LETTER_STATES).default("failed"),
  cursor: z.string().max(300).optional(),
  limit: z.int().min(1).max(MOST_LISTED.retrying).default(20),
});

/** Letters that failed for the same reason in the same way. */
export interface LetterGroup {
  readonly id: string;
  readonly reason: LetterReason;
  /** A few words, for a heading. */
  readonly title: string;
  /** What happened, for a person. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  /** The action that the advice comes down to. */
  readonly leads: "retry" | "archive";
  readonly errorClass: string | null;
  /** The error with what differs between its letters taken out. */
  readonly template: string;
  readonly failed: number;
  readonly retrying: number;
  /** Of `failed`, those that cannot be retried because their text was too large to keep. */
  readonly cut: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface LetterFailureView {
  readonly at: string;
  readonly reason: LetterReason;
  readonly error: string;
  readonly receiveCount: number;
  readonly worker: string | null;
  /** 0 for the first delivery, then the number of the retry. */
  readonly attempt: number;
}

export interface LetterView {
  readonly id: string;
  readonly groupId: string;
  readonly state: LetterState;
  readonly reason: LetterReason;
  readonly errorClass: string | null;
  readonly error: string;
  readonly eventType: string | null;
  /** The complaint it is about, when the message says so readably. */
  readonly complaintId: string | null;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Size of the whole text when only its beginning was kept. */
  readonly cutFromBytes: number | null;
  /** Retries so far. */
  readonly attempts: number;
  /** Why it cannot be retried now; null when it can. */
  readonly whyNoRetry: string | null;
  readonly firstAt: string;
  readonly failedAt: string;
  /** When it was solved or archived. */
  readonly endedAt: string | null;
  /** Newest first. */
  readonly history: readonly LetterFailureView[];
}

/** `preparing` and `sending` are moments; `waiting` lasts until the consumer has answered for every letter. */
export const REDRIVE_STATES = ["preparing", "sending", "waiting", "finished"] as const;
export type RedriveState = (typeof REDRIVE_STATES)[number];

export interface RedriveView {
  readonly id: string;
  readonly state: RedriveState;
  /** "3 messages", "the group …", "all". */
  readonly label: string;
  readonly groupId: string | null;
  readonly total: number;
  readonly sent: number;
  readonly resolved: number;
  readonly failedAgain: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly finishedAt: string | null;
  /** Why it does not get on; null while it does. */
  readonly problem: string | null;
}

export interface LetterOverview {
  readonly groups: readonly LetterGroup[];
  readonly totals: Readonly<Record<LetterState, number>>;
  /** Under way, or ended within the last hour; newest first. */
  readonly redrives: readonly RedriveView[];
}
