import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { newsLabel, shownCount } from "./shown-count.ts";

test("whoever hears a count hears the same", () => {
  expect([0, 1, 99, 100].map((count) => newsLabel(count, sayIn("shell.news")))).toEqual([
    "Notifications",
    "Notifications, 1 new",
    "Notifications, 99 new",
    "Notifications, more than 99 new",
  ]);
});

test("a count is shown up to 99, and then that there are more", () => {
  expect([1, 99, 100, 117].map(shownCount)).toEqual(["1", "99", "99+", "99+"]);
});
