import { expect, test } from "vitest";
import { createLastWords } from "./last-words.ts";

test("an error outside of every test is shown from its heading on, without colours", () => {
  const words = createLastWords();
  for (let line = 0; line < 100; line++) words.hear(`passed ${line}`);
  words.hear("\u001b[31m⎯⎯ Unhandled Errors ⎯⎯\u001b[39m");
  words.hear("Error: a worker is gone");
  expect(words.text()).toBe("⎯⎯ Unhandled Errors ⎯⎯\nError: a worker is gone");
});

test("without one the last lines are shown", () => {
  const words = createLastWords();
  for (let line = 0; line < 100; line++) words.hear(`line ${line}`);
  const shown = words.text().split("\n");
  expect(shown.at(-1)).toBe("line 99");
  expect(shown).toHaveLength(40);
});
