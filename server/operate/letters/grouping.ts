import { createHash } from "node:crypto";
import type { LetterGrouping, LetterReason } from "./dead-letter.ts";
import { errorClassOf, templateOf } from "./letter-template.ts";

/** What is wrong with a text as a whole: a parser says in many ways, and counts, where it stumbled over the one cause. */
const ONE_CAUSE: ReadonlySet<LetterReason> = new Set<LetterReason>(["json", "invalid-utf8", "oversize", "too-deep"]);

/**
 * The group of a failure: the same reason, the same kind of error, the same words but for ids and numbers. Where the reason is the
 * whole cause, the words do not matter.
 */
export function groupingOf(reason: LetterReason, error: string): LetterGrouping {
  const errorClass = errorClassOf(reason, error);
  const template = templateOf(error);
  const groupId = createHash("sha256")
    .update(JSON.stringify(ONE_CAUSE.has(reason) ? [reason] : [reason, errorClass, template]))
    .digest("hex")
    .slice(0, 12);
  return { groupId, errorClass, template };
}
