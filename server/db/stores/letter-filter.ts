import type { mongo } from "mongoose";
import type { LetterState } from "../../domain/dead-letter.ts";
import type { LetterSelection } from "../../domain/wire/dead-letters.ts";
import type { DeadLetterRow } from "../models/dead-letter.ts";

/** The letters of a selection that are in one of these states; every form has its index. */
export function selectedLetters(
  selection: LetterSelection,
  states: readonly LetterState[],
): mongo.Filter<DeadLetterRow> {
  const state = { $in: [...states] };
  if ("ids" in selection) return { _id: { $in: [...selection.ids] }, state };
  return "groupId" in selection ? { state, groupId: selection.groupId } : { state };
}
