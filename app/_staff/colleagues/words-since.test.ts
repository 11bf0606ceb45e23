import { expect, test } from "vitest";
import type { TimelineItem } from "#server/core/timeline.ts";
import { wordsSince } from "./words-since.ts";

const at = "2026-01-17T12:00:00.000Z";
const by = (id: string) => ({ id, name: `Name of ${id}`, role: "agent" as const });
const comment = (id: string, who: string, message: string, internal = false): TimelineItem => ({
  ...{ id, at, by: by(who), kind: "comment", message, internal },
});
const TIMELINE: readonly TimelineItem[] = [
  { id: "1", at, by: by("maya"), kind: "filed" },
  comment("2", "asha", "Hello."),
  comment("3", "maya", "It was the other one."),
  { id: "4", at, by: by("ines"), kind: "priority", from: "Low", to: "High" },
  comment("5", "ravi", "I call her.", true),
  { id: "6", at, by: null, kind: "requeued", reason: "agent-away" },
];

test("what others said since is news, and neither one's own words nor what came without any", () => {
  expect(wordsSince(TIMELINE, "2", "asha")).toEqual([
    { id: "3", author: "Name of maya", text: "It was the other one.", isNote: false },
    { id: "5", author: "Name of ravi", text: "I call her.", isNote: true },
  ]);
  expect(wordsSince(TIMELINE, "5", "asha")).toEqual([]);
});

test("where it is not known what was read last, everything is news", () => {
  expect(wordsSince(TIMELINE, "gone", "asha").map(({ id }) => id)).toEqual(["3", "5"]);
});
