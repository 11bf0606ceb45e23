import type { Status } from "#server/domain/vocabulary.ts";
import type { DraftKind } from "./drafts.ts";

export type SendAction = "resolve" | "wait" | "send" | "note";

export interface SendOption {
  readonly action: SendAction;
  readonly label: string;
  /** Present tense for the pending button: "Resolving…". */
  readonly pending: string;
  /** Null when it may be used now; otherwise the reason it may not, as a sentence. */
  readonly blocked: string | null;
}

interface Situation {
  readonly kind: DraftKind;
  readonly hasText: boolean;
  readonly can: { readonly statuses: readonly Status[]; readonly reply: boolean; readonly note: boolean };
}

const WRITE_FIRST = "Write something first.";

/** The buttons under the text, the usual one first. Resolving needs no words; the other two say something. */
export function sendOptions({ kind, hasText, can }: Situation): SendOption[] {
  const needsText = hasText ? null : WRITE_FIRST;
  if (kind === "note") {
    const blocked = can.note ? needsText : "Only staff can write internal notes.";
    return [{ action: "note", label: "Add internal note", pending: "Adding…", blocked }];
  }
  const options: SendOption[] = [];
  if (can.statuses.includes("Resolved")) {
    options.push({
      action: "resolve",
      label: hasText ? "Send and resolve" : "Resolve without a reply",
      pending: "Resolving…",
      blocked: null,
    });
  }
  if (can.statuses.includes("Waiting on Customer")) {
    options.push({ action: "wait", label: "Send and wait for customer", pending: "Sending…", blocked: needsText });
  }
  const blocked = can.reply ? needsText : "This ticket is not yours. Take it to answer.";
  options.push({ action: "send", label: "Send", pending: "Sending…", blocked });
  return options;
}
