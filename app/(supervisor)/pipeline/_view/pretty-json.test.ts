import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json.ts";

test("JSON gets a line a field, anything else stays as it was sent", () => {
  expect(prettyJson('{"a":{"b":1}}')).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
  expect(prettyJson('{"a": <oops>')).toBe('{"a": <oops>');
});
