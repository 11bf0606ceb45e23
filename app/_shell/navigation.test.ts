import { expect, test } from "vitest";
import { homeOf, placesFor } from "./navigation.ts";

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
