import { expect, test } from "vitest";
import { homeOf, placesFor, safeNext } from "./navigation.ts";

test("everybody starts at the first place of their bar", () => {
  expect(homeOf("user")).toBe("/complaints");
  expect(homeOf("agent")).toBe("/desk");
  expect(homeOf("admin")).toBe("/board");
  expect(placesFor("user").map(({ href }) => href)).not.toContain("/people");
});

test("experiments are offered to admins, and only where a desk may be broken", () => {
  const hrefs = (...args: Parameters<typeof placesFor>) => placesFor(...args).map(({ href }) => href);
  expect(hrefs("admin", { experiments: true })).toContain("/experiments");
  expect(hrefs("admin")).not.toContain("/experiments");
  expect(hrefs("agent", { experiments: true })).not.toContain("/experiments");
});

test.each(["/complaints/COMP-10001", "/desk?ticket=COMP-10001", "/"])("a sign-in may go on to %s", (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each(["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)", "", null, ["/a"]])(
  "a sign-in never goes on to %j",
  (next) => {
    expect(safeNext(next)).toBeNull();
  },
);
