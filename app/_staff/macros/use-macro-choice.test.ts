import { expect, test } from "vitest";
import { slashOf } from "./use-macro-choice.ts";

test.each([
  ["/", ""],
  ["/new lid", "new lid"],
  ["Either/or", null],
  [" /", null],
  ["/two\nlines", null],
  ["", null],
])("%o looks for %o", (text, typed) => {
  expect(slashOf(text)).toBe(typed);
});
