import { MongoError } from "../errors.ts";
import { compileSortOrder, type SortOrder } from "../query/sort.ts";
import type { Found } from "../store/collection.ts";
import { StoredDocument } from "../store/document-cache.ts";
import type { Plan, Query } from "./plan.ts";

/** MongoDB's limit for a sort in memory; beyond it MongoDB goes to disk, which this server does not. */
const maxSortBytes = 100 * 1024 * 1024;

interface Keyed {
  recordId: number;
  key: unknown[];
  bytes: Buffer;
}

/** What a plan finds in the order that the query asks for: sorted here, unless the plan has done it. */
export function orderFound(found: Iterable<Found>, plan: Plan, { sort, collation, limit }: Query): Iterable<Found> {
  return sort && !plan.providesSort ? sortFound(found, compileSortOrder(sort, collation), limit) : found;
}

/**
 * Sorts by reading everything first, keeping bytes and sort keys rather than decoded documents.
 * @param limit only so many are wanted, so no more than twice as many are kept.
 * @throws MongoError 292 when that takes more than 100 MB.
 */
function* sortFound(source: Iterable<Found>, order: SortOrder, limit: number | undefined): Generator<Found, void> {
  let kept: Keyed[] = [];
  let bytes = 0;
  const compare = (a: Keyed, b: Keyed) => order.compareKeys(a.key, b.key);
  for (const { recordId, stored } of source) {
    kept.push({ recordId, key: order.keyOf(stored.doc), bytes: stored.bytes });
    bytes += stored.bytes.length;
    if (limit !== undefined && kept.length >= limit * 2 + 64) {
      kept = kept.sort(compare).slice(0, limit);
      bytes = kept.reduce((sum, entry) => sum + entry.bytes.length, 0);
    }
    if (bytes > maxSortBytes) {
      const message = `Sort exceeded memory limit of ${maxSortBytes} bytes, and this server does not sort on disk; add an index or a limit.`;
      throw new MongoError(292, "QueryExceededMemoryLimitNoDiskUseAllowed", message);
    }
  }
  for (const { recordId, bytes: document } of kept.sort(compare))
    yield { recordId, stored: new StoredDocument(document) };
}
