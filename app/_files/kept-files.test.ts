import { expect, test } from "vitest";
import { keptText, readKept } from "./kept-files.ts";

const LAMP = { id: "0123456789abcdef01234567", name: "lamp.jpg", bytes: 18, isPicture: true };

test("a draft keeps its files as a text, and one without files keeps none", () => {
  expect(readKept(keptText([LAMP]))).toEqual([LAMP]);
  expect(keptText([])).toBe("");
  expect(readKept("")).toEqual([]);
});

test("what is no list of files is none", () => {
  for (const text of ["{", "null", '{"id":1}', '[{"id":"x"}]', "[1]"]) expect(readKept(text)).toEqual([]);
});
