import { UUID } from "bson";
import { type Doc, decodeNew } from "../bson/document.ts";
import { create, readOptions } from "../commands/collections.ts";
import { checkCollectionName, checkDatabaseName, checkWritable } from "../commands/namespace.ts";
import { insertDocument } from "../commands/write-document.ts";
import { type Engine, openEngine } from "../engine.ts";
import { idIndexName, normalizeIndexSpec } from "../store/index-spec.ts";
import { withIdFirst } from "../wire/raw-bson.ts";
import { documentsIn } from "./bson-file.ts";
import { type DumpedCollection, readDump } from "./read-dump.ts";
import { UnusableDump } from "./unusable-dump.ts";
import type { Amount } from "./write-dump.ts";

/** What was restored, and what of the dump was left out. */
export interface Restored extends Amount {
  leftOut: readonly string[];
}

interface Plan extends DumpedCollection {
  /** As they are kept and listed here. */
  readonly kept: { readonly options: Doc; readonly indexes: readonly Doc[] };
}

/**
 * Restores a dump into a data folder that nobody serves: all of it in one commit, or nothing.
 * @param drops whether collections that hold something are replaced; without it they are a reason to do nothing.
 * @throws FolderInUse, DamagedFolder, and UnusableDump naming file and byte.
 */
export async function restoreInto(folder: string, dump: string, drops: boolean): Promise<Restored> {
  const { collections, leftOut } = readDump(dump);
  const plans = collections.map(planOf);
  using engine = openEngine({ folder, hasTestCommands: false, ttlMonitorEnabled: false });
  if (!drops) refuseFull(engine, plans);
  // Nothing is waited for in between: one turn, and so one commit.
  engine.turn.begin();
  const settled = engine.turn.settled();
  let documents = 0;
  try {
    for (const plan of plans) documents += restoreCollection(engine, plan);
  } catch (error) {
    engine.turn.abandon(error);
    throw error;
  }
  engine.turn.commit();
  await settled;
  return { collections: plans.length, documents, leftOut };
}

/** Whether everything about it can be honoured here. @throws UnusableDump */
function planOf(dumped: DumpedCollection): Plan {
  return saying(dumped.metadataFile, "cannot be honoured by this server", () => {
    checkDatabaseName(dumped.db);
    checkCollectionName(dumped.db, dumped.name);
    checkWritable(dumped.name);
    const unknown = Object.keys(dumped.options).find((option) => !create.fields.includes(option));
    if (unknown !== undefined) throw new Error(`the option '${unknown}' is not known`);
    const indexes = dumped.indexes.map(({ ns: _namespace, ...spec }) => normalizeIndexSpec(spec));
    return { ...dumped, kept: { options: readOptions(dumped.options), indexes } };
  });
}

function refuseFull(engine: Engine, plans: readonly Plan[]): void {
  const full = plans.find(({ db, name }) => (engine.catalog.find(db, name)?.count ?? 0) > 0);
  if (!full) return;
  throw new UnusableDump(
    full.file,
    `would be restored into ${full.db}.${full.name}, which holds documents: nothing was changed. Take another folder with --data, or replace what is there with --drop`,
  );
}

function restoreCollection({ catalog }: Engine, { db, name, uuid, file, metadataFile, kept }: Plan): number {
  const known = catalog.find(db, name);
  if (known) catalog.drop(known);
  const made = catalog.create(db, name, kept.options, uuid === null ? undefined : new UUID(uuid).toBinary());
  let count = 0;
  for (const { offset, bytes } of documentsIn(file)) {
    saying(file, `cannot be restored: the document at byte ${offset} is refused`, () => {
      const placed = withIdFirst(bytes);
      insertDocument(made, placed, decodeNew(placed), true);
    });
    count += 1;
  }
  for (const spec of kept.indexes) {
    if (spec["name"] === idIndexName) continue;
    saying(metadataFile, `cannot be restored: the index ${String(spec["name"])} is refused`, () =>
      catalog.addIndex(made, spec),
    );
  }
  return count;
}

/** @throws UnusableDump with the reason, and that nothing was changed, when the work fails. */
function saying<Result>(file: string, problem: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDump(file, `${problem} (${reason}). Nothing was changed`);
  }
}
