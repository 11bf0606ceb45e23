import { encodeKeyPart } from "../bson/key.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import type { Catalog } from "./catalog.ts";
import type { Collection } from "./collection.ts";
import type { Index } from "./index-table.ts";
import { after, type KeyRange, recordIdOf } from "./key-range.ts";

/** Documents deleted per index and round, so that a backlog holds nobody up. */
const maxPerRound = 200;

/** Deletes some of the documents whose TTL index says that their time is over; true when there may be more. */
export function sweepExpired(catalog: Catalog, now: Date): boolean {
  let isMore = false;
  for (const db of catalog.databases()) {
    for (const collection of catalog.list(db)) {
      for (const index of collection.indexes) isMore = sweepIndex(collection, index, now) >= maxPerRound || isMore;
    }
  }
  return isMore;
}

function sweepIndex(collection: Collection, index: Index, now: Date): number {
  const { expireAfterSeconds: seconds } = index.spec;
  if (!isNumeric(seconds)) return 0;
  const lastMoment = new Date(now.getTime() - toDouble(seconds) * 1000);
  const due: number[] = [];
  for (const key of index.scan(datesUpTo(lastMoment, index), false)) {
    due.push(recordIdOf(key));
    if (due.length >= maxPerRound) break;
  }
  // One document may have several expired dates: the first of them decides.
  const recordIds = new Set(due);
  for (const recordId of recordIds) {
    const stored = collection.get(recordId);
    if (stored) collection.remove({ recordId, stored });
  }
  return due.length;
}

/** Only dates count: a document with anything else in the field never expires. */
function datesUpTo(moment: Date, index: Index): KeyRange {
  const isDescending = index.fields[0]?.direction === -1;
  const key = encodeKeyPart(moment, isDescending);
  const typeByte = key.subarray(0, 1);
  return isDescending
    ? { from: Buffer.from(key), to: after(typeByte) }
    : { from: Buffer.from(typeByte), to: after(key) };
}
