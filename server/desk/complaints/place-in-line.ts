import type { LinePosition } from "#server/core/priority.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** The order of the line as its indexes have it, the same as `byPlaceInLine`. */
export const LINE_ORDER = { dispatchAt: 1, _id: 1 } as const;

/** Everybody ahead of a place in line, or behind it: two ranges of one index, other places and ties at this one. */
export function standing(where: "ahead" | "behind", { dispatchAt, id }: LinePosition) {
  const beyond = <Value>(value: Value) => (where === "ahead" ? { $lt: value } : { $gt: value });
  return [{ dispatchAt: beyond(dispatchAt) }, { dispatchAt, _id: beyond(toObjectId(id)) }] as const;
}
