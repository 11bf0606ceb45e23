import { decode } from "../bson/document.ts";
import { compileSortOrder, type SortOrder } from "../query/sort.ts";
import { type Sortable, Sorter } from "../spill/sorter.ts";
import type { Workspace } from "../spill/workspace.ts";
import type { Found } from "../store/collection.ts";
import { StoredDocument } from "../store/document-cache.ts";
import type { Plan, Query } from "./plan.ts";

/** Bytes of a record id in front of its document. */
const idBytes = 8;

interface Keyed extends Sortable {
  found: Found;
}

/** What a plan finds in the order that the query asks for: sorted here, unless the plan has done it. */
export function orderFound(
  found: Iterable<Found>,
  plan: Plan,
  { sort, collation, limit }: Query,
  workspace: Workspace,
): Iterable<Found> {
  return sort && !plan.providesSort ? sortFound(found, compileSortOrder(sort, collation), limit, workspace) : found;
}

/** Sorts by reading everything first, keeping bytes and sort keys rather than decoded documents. */
function* sortFound(
  source: Iterable<Found>,
  order: SortOrder,
  limit: number | undefined,
  workspace: Workspace,
): Generator<Found, void> {
  const sorter = new Sorter<Keyed>(workspace, { compare: order.compareKeys, restore, limit });
  try {
    for (const { recordId, stored } of source) {
      const key = order.keyOf(stored.doc);
      if (sorter.isOut(key)) continue;
      const bytes = record(recordId, stored.bytes);
      // Without the decoded document, which takes six times as much.
      sorter.add({ found: { recordId, stored: new StoredDocument(bytes.subarray(idBytes)) }, key, bytes });
    }
    for (const { found } of sorter.sorted()) yield found;
  } finally {
    sorter.close();
  }

  function restore(bytes: Buffer): Keyed {
    const document = bytes.subarray(idBytes);
    const doc = decode(document);
    const found = { recordId: bytes.readDoubleLE(0), stored: new StoredDocument(document, doc) };
    return { found, key: order.keyOf(doc), bytes };
  }
}

function record(recordId: number, document: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(idBytes + document.length);
  bytes.writeDoubleLE(recordId, 0);
  bytes.set(document, idBytes);
  return bytes;
}
