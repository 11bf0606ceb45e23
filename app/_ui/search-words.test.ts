import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { adviceOn, searchOf } from "./search-words.ts";

const say = sayIn("ui.search");

test("nothing is advised on what can be searched for, nor on nothing", () => {
  for (const typed of ["", "  ", "kettle", "  \u{1fad6} ", "k".repeat(200), `  ${"k".repeat(200)}  `]) {
    expect(adviceOn(typed, say)).toBeNull();
  }
});

test("what has no letter, digit or emoji in it, and what is too long, is said", () => {
  expect(adviceOn("%--", say)).toBe("Type letters or digits to search.");
  expect(adviceOn("k".repeat(201), say)).toBe("A search has at most 200 characters. Take fewer words.");
});

test("what is asked of the server is what was typed, as far as it takes it", () => {
  expect(searchOf("  a kettle ")).toBe("a kettle");
  expect(searchOf("\u{1fad6}".repeat(300))).toBe("\u{1fad6}".repeat(200));
});
