import { type Doc, fieldEntries, isDocument } from "../bson/document.ts";

/** The fields at the top of a document that paths and a partial index's condition look at; null for a condition that looks elsewhere. */
export function topFields(paths: readonly (readonly string[])[], partial: Doc | null): string[] | null {
  const fields = new Set(paths.map(([first = ""]) => first));
  const collect = (condition: Doc): boolean =>
    fieldEntries(condition).every(([name, operand]) => {
      if (name === "$and" || name === "$or") {
        return Array.isArray(operand) && operand.every((branch) => isDocument(branch) && collect(branch));
      }
      if (name.startsWith("$")) return false;
      fields.add(name.split(".")[0] ?? "");
      return true;
    });
  return partial === null || collect(partial) ? [...fields] : null;
}
