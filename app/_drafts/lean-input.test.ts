import { expect, test } from "vitest";
import { leaveOut, putIn, saidIn } from "./lean-input.ts";

test("a request is the same to the letter when it is put together again, and its words were stored once", () => {
  const texts = { text: " It burns.\n" };
  const input = { id: "t1", message: "It burns.", internal: false };
  const { input: lean, same = null } = leaveOut(input, texts);
  expect(JSON.stringify(lean)).not.toContain("burns");
  expect(JSON.stringify(putIn(lean, same, texts))).toBe(JSON.stringify(input));
});

test("what its texts do not say stays in it", () => {
  const input = { title: "Door", onBehalfOf: { id: "u1" }, score: 3 };
  const { input: lean, same = null } = leaveOut(input, { title: "Door\u0000", whose: "u1" });
  expect(lean).toEqual(input);
  expect(putIn(lean, same, {})).toEqual(input);
  expect(putIn("a text", { a: "b" }, {})).toBe("a text");
});

test("a text says what it says without the space around it", () => {
  expect(["a", "", "c"].map((words) => saidIn({ one: " a", two: "" }, words))).toEqual(["one", "two", undefined]);
});
