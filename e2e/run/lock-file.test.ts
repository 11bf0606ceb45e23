import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type LockFile, missingFromLock, strangersInLock } from "./lock-file.ts";

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

test("a package without a hash, or from elsewhere than the registry, is named", () => {
  const packages = {
    "": {},
    "node_modules/fine": { integrity: "sha512-abc" },
    "node_modules/fine/node_modules/within": { inBundle: true },
    "node_modules/weak": { integrity: "sha1-abc" },
    "node_modules/fork": { integrity: "sha512-abc", resolved: "git+ssh://git@example.com/fork.git#1" },
  };
  expect(strangersInLock({ packages })).toEqual([
    "node_modules/weak has no SHA-512 in package-lock.json.",
    "node_modules/fork comes from git+ssh://git@example.com/fork.git#1, and not from the registry.",
  ]);
});

test("everything that is installed has its hash and comes from the registry", async () => {
  const lock = await readFile(new URL("../../package-lock.json", import.meta.url), "utf8");
  expect(strangersInLock(JSON.parse(lock) as LockFile)).toEqual([]);
});
