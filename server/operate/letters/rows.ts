import { defineRows } from "#server/platform/db/rows.ts";
import type { DeadLetter } from "./dead-letter.ts";

export interface DeadLetterRow extends Omit<DeadLetter, "id"> {
  /** The event's id, or the hash of the text: the same event is one letter, however often it was put aside. */
  _id: string;
  /** Set when it is resolved or archived. What failed stays until a person has decided about it. */
  expiresAt?: Date;
}

export const deadLetterRows = defineRows<DeadLetterRow>("deadLetters", {
  // Groups, and the letters of one, newest first.
  groups: { key: { state: 1, groupId: 1, failedAt: -1, _id: -1 } },
  // Those that cannot be sent again.
  cut: { key: { state: 1, groupId: 1, cutFromBytes: 1 } },
  // The letters of every group, newest first.
  newest: { key: { state: 1, failedAt: -1, _id: -1 } },
  // What a retry has to send, and what became of what it sent.
  redrive: { key: { redriveId: 1, state: 1, isSent: 1 } },
  // Those of experiments, which nobody is told of.
  trial: { key: { "attributes.trial": 1 }, partialFilterExpression: { "attributes.trial": { $exists: true } } },
  expire: { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
});
