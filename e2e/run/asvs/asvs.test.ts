import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";
import { requirementsUpTo } from "./requirements.ts";
import { ROOT, withSummary } from "./security-table.ts";

const document = readFileSync(path.join(ROOT, "ASVS.md"), "utf8");
const rows = readTable(document);
const TEST = /[.](test|spec)[.]ts$/;
/** Sections whose requirements ask for documents. */
const ABOUT_DOCUMENTS = new Set(["2.1", "5.1", "6.1", "7.1", "8.1", "11.1", "13.1", "14.1", "15.1", "16.1"]);

test("the list is the published one: 70 requirements of level 1, 183 of level 2, 92 of level 3", () => {
  const counts = ([1, 2, 3] as const).map((level) => requirementsUpTo(level).length);
  expect(counts).toEqual([70, 70 + 183, 70 + 183 + 92]);
});

test("every requirement of level 1 and 2 has its place in ASVS.md, once, in the standard's order", () => {
  expect(rows.flatMap(({ ids }) => ids)).toEqual(requirementsUpTo(2));
});

test("what shows something is there", () => {
  const missing = rows.flatMap(({ shownBy }) => shownBy).filter((file) => !existsSync(path.join(ROOT, file)));
  expect(missing).toEqual([]);
});

test("what holds is shown by a test, or by the document that is asked for; what does not says why", () => {
  for (const { ids, verdict, words, shownBy } of rows) {
    expect(words, ids.join(", ")).not.toBe("");
    if (verdict !== "holds") continue;
    const isDocument = ids.every((id) => ABOUT_DOCUMENTS.has(id.split(".").slice(0, 2).join(".")));
    const shows = shownBy.filter((file) => TEST.test(file) || (isDocument && file.endsWith(".md")));
    expect(shows, ids.join(", ")).not.toEqual([]);
  }
});

test("SECURITY.md counts what ASVS.md says", () => {
  const security = readFileSync(path.join(ROOT, "SECURITY.md"), "utf8");
  expect(security, 'run "npm run security:asvs"').toBe(withSummary(security, document));
});
