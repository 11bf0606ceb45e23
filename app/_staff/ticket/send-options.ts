import type { Status } from "#server/core/vocabulary.ts";
import type { DraftKind } from "./drafts.ts";

/** `resolve-quietly` ends the ticket without a word to the customer: never the button at hand. */
export type SendAction = "resolve" | "wait" | "send" | "note" | "resolve-quietly";

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

/** The buttons under the text, the usual one first. */
export function sendOptions({ kind, hasText, can }: Situation): SendOption[] {
  const needsText = hasText ? null : WRITE_FIRST;
  if (kind === "note") {
    const blocked = can.note ? needsText : "Only staff can write internal notes.";
    return [{ action: "note", label: "Add internal note", pending: "Adding…", blocked }];
  }
  const options: SendOption[] = [];
  if (can.statuses.includes("Resolved")) {
    options.push({ action: "resolve", label: "Send and resolve", pending: "Resolving…", blocked: needsText });
  }
  if (can.statuses.includes("Waiting on Customer")) {
    options.push({ action: "wait", label: "Send and wait for customer", pending: "Sending…", blocked: needsText });
  }
  const blocked = can.reply ? needsText : "This ticket is not yours. Take it to answer.";
  options.push({ action: "send", label: "Send", pending: "Sending…", blocked });
  if (!hasText && can.statuses.includes("Resolved")) {
    options.push({
      action: "resolve-quietly",
      label: "Resolve without a reply",
      pending: "Resolving…",
      blocked: null,
    });
  }
  return options;
}
