import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";
import { asWalk, type Calls } from "./calls.ts";
import { countOf, type Examined, examine } from "./examine.ts";

/** Every agent fits on one screen, and categories in a list: these are read whole, by design. */
const SMALL = new Set(["agents", "categories", "counters"]);
/** What a search may look at besides what it wants: where its ranges begin and end, and a few that do not match after all. */
const SLACK = 12;

export function isInProportion({ keys, documents, wanted }: Examined, through: number): boolean {
  const most = Math.max(wanted, through) + SLACK;
  return keys <= 2 * most && documents <= most;
}

/** What these commands examined of collections that grow. */
export async function examineAll(db: Database, commands: readonly mongo.Document[]): Promise<Examined[]> {
  const searches = [];
  for (const command of commands) searches.push(...(await examine(db, command)));
  return searches.filter(({ collection }) => !SMALL.has(collection));
}

/** Statements of a call that examine more than is in proportion to what they find, and to what it may look through. */
export async function beyondProportion(
  db: Database,
  call: Calls[string],
  commands: readonly mongo.Document[],
): Promise<Examined[]> {
  const { through } = asWalk(call);
  const beyond = [];
  for (const each of await examineAll(db, commands)) {
    const walked = through[each.collection];
    if (!isInProportion(each, walked ? await countOf(db, each.collection, walked) : 0)) beyond.push(each);
  }
  return beyond;
}
