import { type Doc, isDocument } from "../bson/document.ts";
import { rankOf, typeRank } from "../bson/types.ts";

const comparisons: ReadonlySet<string> = new Set(["$eq", "$gt", "$gte", "$lt", "$lte", "$in"]);

/**
 * True for a filter that its predicates describe completely: fields compared with values and nothing else.
 * Where this is false, predicates may say less than the filter, which is fine for finding but not for counting.
 */
export function isPlainComparison(filter: Doc): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    if (name === "$and")
      return Array.isArray(operand) && operand.every((part) => isDocument(part) && isPlainComparison(part));
    if (name.startsWith("$")) return name === "$comment";
    if (isDocument(operand)) return Object.keys(operand).every((operator) => comparisons.has(operator));
    return rankOf(operand) !== typeRank.regex;
  });
}
