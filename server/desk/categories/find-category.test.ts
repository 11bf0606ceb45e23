import { expect, test } from "vitest";
import { findCategory } from "./find-category.ts";

const decomposed = { name: "Re\u0301paration" };
const composed = { name: "Billing" };

test("a category of the version before, stored as it was typed then, is found by its name as it comes in now", () => {
  expect(findCategory([composed, decomposed], "Réparation")).toBe(decomposed);
  expect(findCategory([composed, decomposed], decomposed.name)).toBe(decomposed);
  expect(findCategory([composed], "billing")).toBeUndefined();
});

test("the very name goes before one that only looks the same", () => {
  const twin = { name: "Réparation" };
  expect(findCategory([decomposed, twin], "Réparation")).toBe(twin);
});
