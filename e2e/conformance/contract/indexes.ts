import assert from "node:assert/strict";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import { indexesOf } from "#server/platform/db/indexes-of.ts";
import { type Check, needed, useful } from "../check.ts";
import type { Engine } from "./engine.ts";

/** What is wrong with the index of this name, by the collection's own account; null when it is as declared. */
type Judge = (found: Described, wanted: Described) => string | null;
type Described = Readonly<Record<string, unknown>>;

/** That the engine keeps indexes as they were declared. */
export const INDEXES: readonly Check<Engine>[] = [
  needed("every index is made and listed, with its key", "lists and the line are slow", ({ db }) =>
    everyIndex(db, ({ key }, wanted) => same(key, wanted["key"])),
  ),
  needed("unique indexes are unique", "one place holds two tickets, one address two accounts", ({ db }) =>
    everyIndex(db, ({ unique }, wanted) => same(unique === true, wanted["unique"] === true)),
  ),
  needed("partial indexes keep their filter", "a complaint without an agent hinders the next", ({ db }) =>
    everyIndex(db, ({ partialFilterExpression: found }, { partialFilterExpression: wanted }) => same(found, wanted)),
  ),
  useful("rows expire after their time", "old keys, attempts and figures stay until somebody deletes them", ({ db }) =>
    everyIndex(db, ({ expireAfterSeconds: found }, { expireAfterSeconds: wanted }) => same(found, wanted)),
  ),
];

async function everyIndex(db: Engine["db"], judge: Judge): Promise<void> {
  const wrong: string[] = [];
  for (const rows of ALL_ROWS) {
    const found = new Map((await indexesOf(db.collection(rows))).map((index) => [index.name, index]));
    for (const wanted of rows.indexes) {
      const index = found.get(wanted.name);
      const problem = index ? judge({ ...index }, { ...wanted }) : "it is missing";
      if (problem) wrong.push(`${rows.collection}.${wanted.name}: ${problem}`);
    }
  }
  assert.ok(wrong.length === 0, wrong.join("; "));
}

function same(found: unknown, wanted: unknown): string | null {
  // Types of numbers and the classes of what the driver reads do not matter, the order of a key does.
  const [is, should] = [found, wanted].map((value) => JSON.stringify(value));
  return is === should ? null : `${is ?? "nothing"} instead of ${should ?? "nothing"}`;
}
