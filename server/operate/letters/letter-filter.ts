import type { mongo } from "mongoose";
import type { LetterState } from "./dead-letter.ts";
import type { DeadLetterRow } from "./rows.ts";
import type { LetterSelection } from "./wire.ts";

/** The letters of a selection that are in one of these states; every form has its index. */
export function selectedLetters(
  selection: LetterSelection,
  states: readonly LetterState[],
): mongo.Filter<DeadLetterRow> {
  const state = { $in: [...states] };
  if ("ids" in selection) return { _id: { $in: [...selection.ids] }, state };
  return "groupId" in selection ? { state, groupId: selection.groupId } : { state };
}
