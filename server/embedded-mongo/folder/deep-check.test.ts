import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestEngine, temporaryFolder } from "../testing.ts";
import { checkWhole } from "./deep-check.ts";

let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  using opened = openTestEngine(undefined, folder);
  await opened.run({ createIndexes: "c", indexes: [{ key: { tags: 1 }, name: "tags" }] });
  await opened.run({ insert: "c", documents: [1, 2, 3].map((_id) => ({ _id, tags: ["a", `b${_id}`] })) });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(sql: string): void {
  using db = new DatabaseSync(join(folder, "mongo.db"));
  db.exec(sql);
}

test("reads everything beside a running server and without one", () => {
  const all = { collections: 1, documents: 3, indexes: 2, problems: [] };
  expect(checkWhole(folder)).toEqual(all);
  using _running = openTestEngine(undefined, folder);
  expect(checkWhole(folder)).toEqual(all);
});

test.each([
  [
    "an entry that is gone",
    "DELETE FROM index_2 WHERE key = (SELECT min(key) FROM index_2)",
    /index tags lacks an entry/,
  ],
  ["an entry too much", "INSERT INTO index_2 VALUES (x'3c0102030405060708')", /index tags has 7 entries for 6 keys/],
  ["a forgotten array", "UPDATE indexes SET multikey = 0", /index tags does not know that a field is an array/],
  ["a document that is none", "UPDATE collection_1 SET doc = x'0500000001' WHERE id = 2", /record 2: /],
  ["a document that is gone", "DELETE FROM collection_1 WHERE id = 2", /index _id_ has 3 entries for 2 keys/],
])("finds %s", (_what, sql, expected) => {
  change(sql);
  expect(checkWhole(folder).problems.join("\n")).toMatch(expected);
});
