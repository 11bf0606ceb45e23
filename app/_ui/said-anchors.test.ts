import { expect, test } from "vitest";
import { saidAnchors } from "./said-anchors.ts";

const [nine, ten] = ["2026-03-02T09:00:00.000Z", "2026-03-02T10:00:00.000Z"];

test("what was said is known by its instant, the first of several, and bare facts are not", () => {
  const entries = [
    { id: "put-back", kind: "fact", at: nine },
    { id: "answer", kind: "message", at: nine },
    { id: "note", kind: "note", at: nine },
    { id: "later", kind: "message", at: ten },
  ];
  expect([...saidAnchors(entries)]).toEqual([
    ["later", `said-${Date.parse(ten)}`],
    ["answer", `said-${Date.parse(nine)}`],
  ]);
});
