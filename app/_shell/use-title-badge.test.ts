import { expect, test } from "vitest";
import { badgedTitle } from "./use-title-badge.ts";

test("the count stands once in front of the title, and goes with the last of the news", () => {
  expect(badgedTitle("Desk · QuickFix", 2)).toBe("(2) Desk · QuickFix");
  expect(badgedTitle("(2) Desk · QuickFix", 3)).toBe("(3) Desk · QuickFix");
  expect(badgedTitle("(99+) Desk · QuickFix", 0)).toBe("Desk · QuickFix");
  expect(badgedTitle("Desk", 120)).toBe("(99+) Desk");
});
