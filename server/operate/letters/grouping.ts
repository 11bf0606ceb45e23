import { createHash } from "node:crypto";
import type { LetterGrouping, LetterReason } from "./dead-letter.ts";
import { errorClassOf, templateOf } from "./letter-template.ts";

/** The group of a failure: the same reason, the same kind of error, the same words but for ids and numbers. */
export function groupingOf(reason: LetterReason, error: string): LetterGrouping {
  const errorClass = errorClassOf(reason, error);
  const template = templateOf(error);
  const groupId = createHash("sha256")
    .update(JSON.stringify([reason, errorClass, template]))
    .digest("hex")
    .slice(0, 12);
  return { groupId, errorClass, template };
}
