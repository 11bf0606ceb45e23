import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { documentOf, encode } from "../bson/document.ts";
import { openEngine } from "../engine.ts";
import { temporaryFolder } from "../testing.ts";

const hasTestCommands = true;

test("a folder of the format before gets new keys for names that are numbers, and only once", () => {
  const folder = temporaryFolder();
  const open = () => openEngine({ folder, hasTestCommands });
  const made = open();
  const collection = made.catalog.create("shop", "items", {});
  const doc = documentOf([
    ["_id", 1],
    ["a", [documentOf([["x", 1]])]],
  ]);
  const spec = { v: 2, key: { "a.0": 1 }, name: "first" };
  made.catalog.addIndex(collection, spec);
  collection.insert(Buffer.from(encode(doc)), doc);
  made[Symbol.dispose]();

  const file = new DatabaseSync(join(folder, "mongo.db"));
  file.exec("UPDATE indexes SET multikey = 0; PRAGMA user_version = 1");
  file.close();

  for (const _time of [1, 2]) {
    using engine = open();
    const index = engine.catalog.find("shop", "items")?.indexes.find(({ name }) => name === "first");
    expect(index?.isAmbiguous(0)).toBe(true);
    expect(index?.entryCount()).toBe(1);
  }
  rmSync(folder, { recursive: true, force: true });
});
