import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withRoleTable } from "./role-table.ts";

test("README says of each role what it may, as the policies do", async () => {
  const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  expect(readme).toBe(withRoleTable(readme));
});

test("a README without a place for it is an error, and not a README that lacks it", () => {
  expect(() => withRoleTable("# QuickFix\n")).toThrow("has no <!-- roles");
});
