import { expect, test } from "vitest";
import { missingFromLock } from "./lock-file.ts";

const tool = { optionalDependencies: { "tool-linux": "1.0.0" } };

test("a platform's package that the lock leaves out is named with its owner", () => {
  expect(missingFromLock({ packages: { "": {}, "node_modules/tool": tool } })).toEqual([
    "node_modules/tool needs tool-linux, which package-lock.json does not have.",
  ]);
});

test.each([
  "node_modules/tool-linux",
  "node_modules/a/node_modules/tool-linux",
  "node_modules/a/node_modules/tool/node_modules/tool-linux",
])("a nested package finds its optional dependency at %s", (place) => {
  expect(missingFromLock({ packages: { "node_modules/a/node_modules/tool": tool, [place]: {} } })).toEqual([]);
});

test("another package's private copy does not count", () => {
  const packages = { "node_modules/tool": tool, "node_modules/b/node_modules/tool-linux": {} };
  expect(missingFromLock({ packages })).toHaveLength(1);
});
