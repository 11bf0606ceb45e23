import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { toldWords } from "./told-words.ts";

test.each([
  [{ ended: 4, stated: 0, held: 0 }, null],
  [{ ended: 1, stated: 1, held: 1 }, "1 customer was told how long they wait; it was true"],
  [{ ended: 5, stated: 5, held: 5 }, "5 customers were told how long they wait; it was true"],
  [{ ended: 9, stated: 5, held: 3 }, "5 customers were told how long they wait, 4 not; it was true for 3"],
])("of %o the board says: %s", (figures, words) => {
  expect(toldWords(figures, sayIn("board.figures"))).toBe(words);
});
