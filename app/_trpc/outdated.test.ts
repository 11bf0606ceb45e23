import { expect, test } from "vitest";
import { ERROR_CODES } from "#server/core/errors.ts";
import { isOutdated } from "./outdated.ts";

const queries = ["categories.list", "people.list", "complaints.byId", "board.live", "session.me", "sessions.list"];
const outdatedBy = (code: string) => queries.filter((name) => isOutdated([name.split("."), { type: "query" }], code));

test("a category that is not offered any more makes the list of categories old, and nothing else", () => {
  expect(outdatedBy("category.not-found")).toEqual(["categories.list"]);
});

test("tickets that moved on and agents who left make all old that tickets are seen in", () => {
  expect(outdatedBy("agent.gone")).toEqual(["complaints.byId", "board.live"]);
  expect(outdatedBy("complaint.transition-not-allowed")).toEqual(["complaints.byId", "board.live"]);
});

test("what is asked of whoever asks makes nothing old: they stay with what they write", () => {
  const theirs = ERROR_CODES.filter((code) => /^(auth|input|request|service)\./.test(code));
  for (const code of [...theirs, "network", "unknown"]) expect(outdatedBy(code)).toEqual([]);
});

test("a key that is none of ours is left alone", () => {
  expect(isOutdated(["categories"], "category.not-found")).toBe(false);
  expect(isOutdated([], "category.not-found")).toBe(false);
});
