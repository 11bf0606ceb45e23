import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withLimitTable } from "./readme-table.ts";

test("README has the limits that the doors keep", async () => {
  const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  expect(readme, 'run "npm run readme:limits"').toBe(withLimitTable(readme));
});

test("a README without a place for the table is said in words", () => {
  expect(() => withLimitTable("# Readme\n")).toThrow("README.md has no <!-- limits");
});
