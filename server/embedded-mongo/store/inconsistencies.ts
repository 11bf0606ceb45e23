import type { Collection, Found } from "./collection.ts";
import type { Index } from "./index-table.ts";

/** What is wrong with the contents of one collection, a sentence each; of every index the first thing. */
export interface Inconsistencies {
  invalidDocuments: string[];
  indexes: string[];
}

/** Decodes every document of a collection and holds it against every index: each has the keys that it must, and no more. */
export function findInconsistencies(collection: Collection): Inconsistencies {
  const invalidDocuments: string[] = [];
  const lacking = new Map<Index, string>();
  const expected = new Map<Index, number>(collection.indexes.map((index) => [index, 0]));
  for (const found of collection.scan(false)) {
    try {
      for (const index of collection.indexes) {
        expected.set(index, (expected.get(index) ?? 0) + countKeys(index, found, lacking));
      }
    } catch (error) {
      invalidDocuments.push(`record ${found.recordId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const indexes = collection.indexes.flatMap((index) => {
    const lack = lacking.get(index);
    const [entries, keys] = [index.entryCount(), expected.get(index)];
    if (lack !== undefined) return [lack];
    return entries === keys ? [] : [`index ${index.name} has ${entries} entries for ${keys} keys`];
  });
  return { invalidDocuments, indexes };
}

function countKeys(index: Index, { recordId, stored }: Found, lacking: Map<Index, string>): number {
  const { keys, multikey } = index.keysOf(stored.doc);
  if (multikey.some((isSet, field) => isSet && !index.multikey[field])) {
    lacking.set(index, `index ${index.name} does not know that a field is an array`);
  }
  if (!lacking.has(index) && keys.some((key) => !index.has(key, recordId))) {
    lacking.set(index, `index ${index.name} lacks an entry for ${JSON.stringify(stored.doc["_id"])}`);
  }
  return keys.length;
}
