import { expect, test } from "vitest";
import type { Role } from "#server/core/vocabulary.ts";
import { homeOf, placesFor } from "./navigation.ts";

test("everybody starts at the first place of their bar", () => {
  expect(homeOf("user")).toBe("/complaints");
  expect(homeOf("agent")).toBe("/desk");
  expect(homeOf("admin")).toBe("/board");
  expect(placesFor("user")).toEqual([{ href: "/complaints", id: "complaints" }]);
});

test("experiments are offered to admins, and only where a desk may be broken", () => {
  const hrefs = (role: Role, modes = {}) => placesFor(role, modes).map(({ href }) => href);
  expect(hrefs("admin", { experiments: true })).toContain("/experiments");
  expect(hrefs("admin")).not.toContain("/experiments");
  expect(hrefs("agent", { experiments: true })).not.toContain("/experiments");
});
