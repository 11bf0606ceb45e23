/** True for the names in a reference, which are fields although they begin with a dollar sign. */
export function isReferenceName(name: string): boolean {
  return name === "$ref" || name === "$id" || name === "$db";
}
