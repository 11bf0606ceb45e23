import type { Types } from "mongoose";
import { sharedQuery } from "../shared-query.ts";
import { toObjectId } from "./ids.ts";

/** Finds documents by their id, those that are asked for at the same moment or while a query is under way in one; null for one that is not there. */
export function sharedLookup<Row extends { readonly _id: Types.ObjectId }>(
  find: (criterion: { _id: { $in: Types.ObjectId[] } }) => { toArray(): Promise<Row[]> },
): (id: string) => Promise<Row | null> {
  const look = sharedQuery(async (ids: readonly Types.ObjectId[]) => {
    const rows = await find({ _id: { $in: [...ids] } }).toArray();
    const found = new Map(rows.map((row) => [row._id.toHexString(), row]));
    return ids.map((id) => found.get(id.toHexString()) ?? null);
  });
  return async (id) => look(toObjectId(id));
}
