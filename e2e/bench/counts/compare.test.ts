import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const exactly = { share: 0, plus: 0, because: "" };
const verdicts = (counted: Record<string, number>, table: Record<string, number>, slack = exactly) =>
  Object.fromEntries(compare(counted, table, slack).map(({ what, verdict }) => [what, verdict]));

test("a count above the table's has risen, and so has one that the table does not know", () => {
  expect(verdicts({ find: 3, insert: 1, update: 1 }, { find: 2, update: 1 })).toEqual({
    find: "RISEN",
    insert: "RISEN",
    update: "as it was",
  });
});

test("a count below the table's, and one that is gone, are lower", () => {
  expect(verdicts({ find: 1 }, { find: 2, update: 1 })).toEqual({ find: "lower", update: "lower" });
});

test("up to its slack a count is as it was, and not beyond", () => {
  const slack = { share: 0.1, plus: 0.5, because: "" };
  expect(verdicts({ a: 10.5, b: 11.6, c: 0.5, d: 0.6 }, { a: 10, b: 10 }, slack)).toEqual({
    a: "as it was",
    b: "RISEN",
    c: "as it was",
    d: "RISEN",
  });
});
