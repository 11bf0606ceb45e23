import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json.ts";

test("JSON gets a line a field, anything else stays as it was sent", () => {
  expect(prettyJson('{"a":{"b":1}}')).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
  expect(prettyJson('{"a": <oops>')).toBe('{"a": <oops>');
});

test("what nobody would see in a message is written out", () => {
  expect(prettyJson('{"a":"b\\u202ec"}')).toBe('{\n  "a": "b\\u{202e}c"\n}');
  expect(prettyJson("not\u200bjson\u0000")).toBe("not\\u{200b}json\\u{0}");
});
