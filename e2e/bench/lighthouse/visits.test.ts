import { glob } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { LEADS_ON, VISITS, visitsNamed } from "./visits.ts";

test("every page of the product is measured, or only leads elsewhere", async () => {
  const app = path.resolve(import.meta.dirname, "../../../app");
  const pages = await Array.fromAsync(glob("**/page.tsx", { cwd: app }));
  const measured = new Set([...VISITS.map(({ route }) => route), ...LEADS_ON]);
  expect([...measured].toSorted()).toEqual(pages.map((page) => page.replace(/[/]?page[.]tsx$/, "")).toSorted());
});

test("pages are named by words between commas, and a word that names none is refused", () => {
  expect(visitsNamed("board, one ticket").map(({ page }) => page)).toEqual([
    "Agent's desk, one ticket",
    "One ticket",
    "Board",
  ]);
  expect(visitsNamed("")).toEqual(VISITS);
  expect(() => visitsNamed("board,bord")).toThrow("No page is called “bord”.");
  expect(() => visitsNamed("board,")).toThrow("No page is called “”.");
});
