import type { mongo } from "mongoose";
import type { Database } from "./database.ts";
import { isDuplicateKey } from "./duplicate-keys.ts";
import { findIndexDifferences, type IndexDifference } from "./index-differences.ts";
import { withPatientClient } from "./patient-client.ts";
import type { NamedIndex, Rows } from "./rows.ts";
import { isIndexConflict } from "./set-up-error.ts";

const SHOWN = 3;

/**
 * Builds every index that is missing, however long that takes, and resolves to what is still not as declared. Safe to run
 * from several processes at once, and beside desks at work: whoever comes second waits for the first.
 * @param onBuild hears of each one before it is built, as collection.name, and how many documents it has to read.
 */
export async function buildMissingIndexes(
  db: Pick<Database, "collection">,
  uri: string,
  allRows: readonly Rows<object>[],
  onBuild: (index: string, documents: number) => void = () => {},
): Promise<IndexDifference[]> {
  const differences = await findIndexDifferences(db, allRows);
  const kindOf = (collection: string, { name }: NamedIndex) =>
    differences.find((each) => each.collection === collection && each.wanted === name)?.kind ?? "there";
  const left = differences.filter(({ kind }) => kind !== "missing");
  return withPatientClient(uri, async (patient) => {
    for (const { collection: name, indexes } of allRows) {
      const collection = patient.collection(name);
      const missing = indexes.filter((index) => kindOf(name, index) === "missing");
      const documents = missing.length > 0 ? await collection.estimatedDocumentCount() : 0;
      for (const index of missing) onBuild(`${name}.${index.name}`, documents);
      // Those that are there are asked for, too: one that another process is building looks like any other, and cannot
      // be used before it is built. Asking waits for that.
      const there = indexes.filter((index) => kindOf(name, index) === "there");
      left.push(...(await build(collection, [...missing, ...there])));
    }
    return left;
  });
}

/** All of one collection in one command, so that its documents are read once; one by one when some of them cannot be. */
async function build(collection: mongo.Collection, indexes: readonly NamedIndex[]): Promise<IndexDifference[]> {
  const [index, ...more] = indexes;
  if (!index) return [];
  try {
    await collection.createIndexes(indexes.map((each) => ({ ...each, key: { ...each.key } })));
    return [];
  } catch (error) {
    const isBeside = isIndexConflict(error);
    if (!isBeside && !isDuplicateKey(error)) throw error;
    if (more.length === 0)
      return [isBeside ? beside(collection, index, error) : await duplicatesUnder(collection, index)];
    const left = [];
    for (const each of indexes) left.push(...(await build(collection, [each])));
    return left;
  }
}

/** Another one is over the same key, and does something else with it. */
function beside({ collectionName }: mongo.Collection, { name }: NamedIndex, { message }: Error): IndexDifference {
  return {
    kind: "different",
    collection: collectionName,
    wanted: name,
    // The log takes out what stands in double quotation marks.
    found: `The index ${collectionName}.${name} cannot be built beside another: ${message.replaceAll('"', "'")}.`,
    fix: "Drop that one with dropIndex in mongosh, and then run npm run indexes.",
  };
}

/** Documents that a unique index would refuse, by their ids: keys can be people's addresses. */
async function duplicatesUnder(collection: mongo.Collection, index: NamedIndex): Promise<IndexDifference> {
  const fields = Object.keys(index.key);
  const groups = await collection
    .aggregate<{ first: unknown; last: unknown }>(
      [
        { $match: index.partialFilterExpression ?? {} },
        {
          $group: {
            _id: Object.fromEntries(fields.map((field) => [field, `$${field}`])),
            first: { $min: "$_id" },
            last: { $max: "$_id" },
            count: { $sum: 1 },
          },
        },
        { $match: { count: { $gt: 1 } } },
        { $limit: SHOWN },
      ],
      { allowDiskUse: true },
    )
    .toArray();
  const name = `${collection.collectionName}.${index.name}`;
  const pairs = groups.map(({ first, last }) => `${String(first)} and ${String(last)}`).join("; ");
  return {
    kind: "duplicates",
    collection: collection.collectionName,
    wanted: index.name,
    found: `The index ${name} cannot be built, because documents have the same ${fields.join(", ")}: ${pairs}.`,
    fix: `Keep one of each, change ${fields.at(-1)} of the others or remove them, and run npm run indexes again.`,
  };
}
