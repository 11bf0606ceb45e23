import { expect, test } from "vitest";
import { groupingOf } from "./grouping.ts";

const groupOf = (...failure: Parameters<typeof groupingOf>) => groupingOf(...failure).groupId;

test("texts that are no JSON are one group, wherever the parser stumbled", () => {
  const said = ["Unexpected end of JSON input", "Expected ',' or '}' after property value in JSON at position 12"];
  expect(new Set(said.map((error) => groupOf("json", error))).size).toBe(1);
});

test("mistakes in different places are different groups, and an id in the words makes none", () => {
  expect(groupOf("unknown-error", "TypeError: x of COMP-10001")).toBe(
    groupOf("unknown-error", "TypeError: x of COMP-7"),
  );
  expect(groupOf("unknown-error", "TypeError: x")).not.toBe(groupOf("unknown-error", "TypeError: y"));
  expect(groupOf("json", "x")).not.toBe(groupOf("oversize", "x"));
});
