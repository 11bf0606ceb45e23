import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

const HERE = "https://help.example.com";

test.for([
  ["/", "/"],
  ["/complaints/COMP-10001", "/complaints/COMP-10001"],
  ["/tickets?q=a%20b&status=Open", "/tickets?q=a%20b&status=Open"],
  ["/tickets?q=日&x=//y", "/tickets?q=%E6%97%A5&x=//y"],
  ["/日", "/%E6%97%A5"],
  ["/%E6%97%A5", "/%E6%97%A5"],
  [`${HERE}/desk?ticket=COMP-10001#top`, "/desk?ticket=COMP-10001"],
  ["/a/../desk", "/desk"],
  ["/%2F%2Fevil.example", "/%2F%2Fevil.example"],
  ["/a\r\nSet-Cookie: x=y", "/aSet-Cookie:%20x=y"],
] as const)("%j leads to %j", ([asked, path]) => {
  expect(ownPath(asked, HERE)).toBe(path);
});

test.for([
  ["https://evil.example/"],
  ["//evil.example"],
  ["/\t/evil.example"],
  ["/\n/evil.example"],
  ["\t//evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["/a/..//evil.example"],
  ["/.//evil.example"],
  ["/%2e%2e//evil.example"],
  ["https:/\\evil.example"],
  ["http://help.example.com/"],
  ["https://help.example.com:444/"],
  ["https://help.example.com.evil.example/"],
  ["https://help.example.com@evil.example/"],
  ["javascript:alert(1)"],
  ["data:text/html,x"],
  ["blob:https://help.example.com/x"],
  ["/%"],
  ["/%zz"],
  ["/%ff"],
  [`/${"x".repeat(2000)}`],
  [""],
  [null],
  [["/a"]],
])("%j leads nowhere", ([asked]) => {
  expect(ownPath(asked, HERE)).toBeNull();
});

test("whatever comes in: it stays here, in a header's letters, and asking once more changes nothing", () => {
  const part = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "%2e",
    "%09",
    "\t",
    "\n",
    "evil.example",
    ":",
    "@",
    "?",
    "#",
    "a",
    "é",
    "https:",
    "%",
  );
  const asked = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(asked, (value) => {
      const path = ownPath(value, HERE);
      if (path === null) return;
      expect(path).toMatch(/^\/(?!\/)[!-~]*$/);
      expect(new URL(path, HERE).origin).toBe(HERE);
      expect(`${new URL(path, HERE)}`).toBe(`${HERE}${path}`);
      expect(ownPath(path, HERE)).toBe(path);
    }),
    { numRuns: 3000 },
  );
});
