import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { placesWords } from "./places-words.ts";

test.each([
  [0, 1, "0 of 1 place"],
  [1, 3, "1 of 3 places"],
  [2, 1, "2 tickets, room for 1"],
])("%i tickets of an agent with room for %i are called %s", (load, capacity, words) => {
  expect(placesWords(load, capacity, sayIn("staff.places"))).toBe(words);
});
