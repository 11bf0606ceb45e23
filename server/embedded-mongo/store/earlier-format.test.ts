import { copyFileSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkWhole } from "../folder/deep-check.ts";
import { openTestEngine, temporaryFolder } from "../testing.ts";

/** Written by the version that had format 1 first; its README says what is in it. */
const FORMAT_1 = join(import.meta.dirname, "testing/format-1/mongo.db");

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  copyFileSync(FORMAT_1, join(folder, "mongo.db"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a folder of the version before opens, and each index holds exactly what it must by the rules of now", async () => {
  using opened = openTestEngine(undefined, folder);
  expect(await opened.run({ count: "values", $db: "shop" })).toMatchObject({ n: { value: 38 } });
  const nine = await opened.run({
    count: "values",
    $db: "shop",
    query: { a: { $type: 5 }, b: { $lt: 9 } },
    hint: "both",
  });
  expect(nine).toMatchObject({ n: { value: 2 } });
  expect(checkWhole(folder)).toEqual({ collections: 4, documents: 41, indexes: 12, problems: [] });
  const refused = await opened.run({ insert: "checked", $db: "shop", documents: [{ n: -1 }] });
  expect(refused).toMatchObject({ writeErrors: [{ code: { value: 121 } }] });
});

test("so does a desk's folder of that version", () => {
  const desk = join(import.meta.dirname, "../../../e2e/fixtures/earlier-data-folder/mongo");
  cpSync(desk, folder, { recursive: true });
  openTestEngine(undefined, folder)[Symbol.dispose]();
  expect(checkWhole(folder).problems).toEqual([]);
});
