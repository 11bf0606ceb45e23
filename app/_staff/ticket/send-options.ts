import type { Say } from "#app/_language/say.ts";
import type { Status } from "#server/core/vocabulary.ts";
import type { DraftKind } from "./draft-place.ts";

/** `resolve-quietly` ends the ticket without a word to the customer: never the button at hand. */
export type SendAction = "resolve" | "wait" | "send" | "note" | "ask" | "resolve-quietly";

export interface SendOption {
  readonly action: SendAction;
  readonly label: string;
  /** Present tense for the pending button: "Resolving…". */
  readonly pending: string;
  /** Null when it may be used now; otherwise the reason it may not, as a sentence. */
  readonly blocked: string | null;
}

/** Where the ways to send stand: sending and resolving are both seen, the usual one first; the others are behind a press. */
export interface SendPlaces {
  readonly first: SendOption;
  readonly beside: SendOption | null;
  readonly others: readonly SendOption[];
}

interface Situation {
  readonly kind: DraftKind;
  /** Words, or files that say it all. */
  readonly hasText: boolean;
  /** Why it has to wait: a file is on its way. */
  readonly notYet?: string | null;
  readonly can: { readonly statuses: readonly Status[]; readonly reply: boolean; readonly note: boolean };
}

/** The ways to send what is written, sending first. */
export function sendOptions({ kind, hasText, notYet = null, can }: Situation, say: Say<"staff.send">): SendOption[] {
  const needsText = notYet ?? (hasText ? null : say("writeFirst"));
  const option = (action: SendAction, blocked: string | null): SendOption => ({
    action,
    label: say(action),
    pending: say(`pending.${action}`),
    blocked,
  });
  if (kind === "note") {
    const blocked = can.note ? needsText : say("notesAreStaffs");
    return [option("note", blocked), option("ask", blocked)];
  }
  const options = [option("send", can.reply ? needsText : say("notYours"))];
  if (can.statuses.includes("Resolved")) options.push(option("resolve", needsText));
  if (can.statuses.includes("Waiting on Customer")) options.push(option("wait", needsText));
  if (!hasText && can.statuses.includes("Resolved")) options.push(option("resolve-quietly", null));
  return options;
}

/** Puts the way that was chosen last first. */
export function sendPlaces(options: readonly SendOption[], usual: SendAction): SendPlaces | null {
  const first = options.find(({ action }) => action === usual) ?? options[0];
  if (!first) return null;
  const beside = options.find(
    (option) =>
      option !== first && (option.action === "send" || option.action === "resolve" || option.action === "ask"),
  );
  return { first, beside: beside ?? null, others: options.filter((option) => option !== first && option !== beside) };
}
