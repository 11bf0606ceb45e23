import { inspect, isDeepStrictEqual } from "node:util";
import type { mongo } from "mongoose";
import type { Database } from "./database.ts";
import { indexesOf } from "./indexes-of.ts";
import type { NamedIndex, Rows } from "./rows.ts";

/**
 * How an index is not as it is declared. `missing` ones can be built; `different` and `renamed` ones stand in the way of
 * that, and so do `duplicates` among documents. With an `everlasting` one, documents stay that should go after a time.
 * `stray` ones are nobody's, and refuse or delete documents that QuickFix means to keep.
 */
export interface IndexDifference {
  readonly kind: "missing" | "different" | "everlasting" | "renamed" | "duplicates" | "stray";
  readonly collection: string;
  /** The declared one that it should be; null of a stray one. */
  readonly wanted: string | null;
  /** What is the matter, as a sentence. */
  readonly found: string;
  /** What to do about it, as a sentence. */
  readonly fix: string;
}

/** Whether the desk can be used with it; the safety of assignments rests on the others. */
export const isBearable = ({ kind }: IndexDifference): boolean => kind === "stray" || kind === "everlasting";

/** What a description says besides what the index does. Everything else that a server may tell is compared. */
const SAYS_NOTHING = new Set(["v", "ns", "name", "key", "background"]);

/** Compares the indexes that there are with those that are declared: keys, uniqueness, filters, expiry and all else. */
export async function findIndexDifferences(
  db: Pick<Database, "collection">,
  allRows: readonly Rows<object>[],
): Promise<IndexDifference[]> {
  const found = await Promise.all(
    allRows.map(async (rows) => compareIndexes(rows, await indexesOf(db.collection(rows)))),
  );
  return found.flat();
}

export function compareIndexes(
  { collection, indexes }: Rows<object>,
  infos: readonly mongo.IndexDescriptionInfo[],
): IndexDifference[] {
  const declared = new Set(indexes.map(({ name }) => name));
  const found = infos.map(readDescription);
  const others = found.filter(({ name }) => !declared.has(name));
  const isTwin = (wanted: NamedIndex) => (each: Description) => differencesBetween(each, wanted).length === 0;
  const strays = others.filter((each) => !indexes.some((wanted) => isTwin(wanted)(each)));
  return [
    ...indexes.flatMap((wanted) => {
      const same = found.find(({ name }) => name === wanted.name);
      return same ? different(collection, same, wanted) : absent(collection, others.find(isTwin(wanted)), wanted);
    }),
    ...strays.flatMap((each) => stray(collection, each)),
  ];
}

function different(collection: string, found: Description, wanted: NamedIndex): IndexDifference[] {
  const words = differencesBetween(found, wanted);
  if (words.length === 0) return [];
  const isEverlasting =
    words.length === 1 && "expireAfterSeconds" in wanted && !("expireAfterSeconds" in found.options);
  const sentence = `The index ${collection}.${wanted.name} ${words.join(", and ")}.`;
  return [
    {
      kind: isEverlasting ? "everlasting" : "different",
      collection,
      wanted: wanted.name,
      found: sentence,
      fix: dropping(collection, wanted.name),
    },
  ];
}

function absent(collection: string, twin: Description | undefined, { name }: NamedIndex): IndexDifference[] {
  const place = { collection, wanted: name };
  if (!twin) {
    return [{ kind: "missing", ...place, found: `The index ${collection}.${name} is missing.`, fix: RUN_INDEXES }];
  }
  const found = `The index ${collection}.${name} is there under another name, ${twin.name}.`;
  return [{ kind: "renamed", ...place, found, fix: dropping(collection, twin.name) }];
}

function stray(collection: string, { name, options }: Description): IndexDifference[] {
  const harm = harmOf(options);
  if (!harm) return [];
  const found = `The index ${collection}.${name} is none of QuickFix's, and ${harm}.`;
  const fix = `Unless you know what it is for, run ${dropOf(collection, name)} in mongosh.`;
  return [{ kind: "stray", collection, wanted: null, found, fix }];
}

function harmOf(options: Description["options"]): string | null {
  if (options["unique"]) return "refuses documents that have the same key as another";
  return "expireAfterSeconds" in options ? "deletes documents by their age" : null;
}

interface Description {
  readonly name: string;
  readonly key: object;
  readonly options: Readonly<Record<string, unknown>>;
}

function readDescription(info: mongo.IndexDescriptionInfo): Description {
  const options = Object.entries(info).filter(([name, value]) => !SAYS_NOTHING.has(name) && !isDefault(value));
  return { name: String(info.name), key: info.key, options: Object.fromEntries(options) };
}

const isDefault = (value: unknown) => value === false || value === null || value === undefined;

/** In words that follow its name. The order of a key counts, that of an option's fields does not. */
function differencesBetween(found: Description, { name: _same, key, ...wanted }: NamedIndex): string[] {
  const options: Readonly<Record<string, unknown>> = wanted;
  const names = new Set([...Object.keys(options), ...Object.keys(found.options)]);
  const wrong = [...names].filter((name) => !isDeepStrictEqual(found.options[name], options[name]));
  return [
    ...(text(found.key) === text(key) ? [] : [`is over ${text(found.key)} instead of ${text(key)}`]),
    ...wrong.map((name) => `has ${name} ${text(found.options[name])} instead of ${text(options[name])}`),
  ];
}

/** As mongosh writes it, on one line; in single quotation marks, because the log takes out what stands in double ones. */
const text = (value: unknown) =>
  value === undefined ? "not set" : inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: null });

const RUN_INDEXES = "Run npm run indexes.";
const dropOf = (collection: string, index: string) => `db.getCollection('${collection}').dropIndex('${index}')`;
const dropping = (collection: string, index: string) =>
  `Run ${dropOf(collection, index)} in mongosh, and then npm run indexes.`;
