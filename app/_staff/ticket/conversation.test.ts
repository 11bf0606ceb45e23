import { expect, test } from "vitest";
import type { TimelineItem } from "#server/core/timeline.ts";
import { conversation } from "./conversation.ts";

const asha = { id: "a", name: "Asha", role: "agent" } as const;
const tom = { id: "t", name: "Tom", role: "user" } as const;

function turnsOf(...timeline: TimelineItem[]) {
  return conversation({ timeline, description: "It broke.", customer: { _id: tom.id, name: tom.name } });
}

test("the description is the first thing the customer said", () => {
  expect(turnsOf({ id: "1", at: "2026-01-01T10:00:00Z", by: tom, kind: "filed" })).toEqual([
    {
      kind: "message",
      id: "1",
      at: "2026-01-01T10:00:00Z",
      from: "customer",
      author: "Tom",
      role: "user",
      text: "It broke.",
      files: [],
      outcome: null,
    },
  ]);
});

test("an internal comment is never a message", () => {
  const [turn] = turnsOf({
    id: "2",
    at: "2026-01-01T10:00:00Z",
    by: asha,
    kind: "comment",
    message: "Careful",
    internal: true,
  });
  expect(turn).toMatchObject({ kind: "note", author: "Asha", text: "Careful" });
});

test("a status with words is a message that says what it became; without words it is a fact", () => {
  const status = { at: "2026-01-01T10:00:00Z", by: asha, kind: "status", from: "In Progress", to: "Resolved" } as const;
  const [said, bare] = turnsOf({ ...status, id: "3", message: "Fixed." }, { ...status, id: "4" });
  expect(said).toMatchObject({ kind: "message", from: "staff", text: "Fixed.", outcome: "Resolved" });
  expect(bare).toMatchObject({ kind: "fact" });
});

test("what a colleague typed for the customer is in their words, and says so", () => {
  expect(turnsOf({ id: "5", at: "2026-01-01T10:00:00Z", by: asha, kind: "filed" })).toMatchObject([
    { kind: "message", from: "staff", author: "Asha", text: "It broke." },
    { kind: "fact", item: { kind: "filed" } },
  ]);
});

test("a mail that somebody accepted is its sender's words, and says who accepted it", () => {
  const filed: TimelineItem = { id: "1", at: "2026-01-01T10:00:00Z", by: asha, kind: "filed" };
  const customer = { _id: tom.id, name: tom.name };
  expect(conversation({ timeline: [filed], description: "It broke.", channel: "mail", customer })).toMatchObject([
    { from: "customer", author: "Tom", role: "user", text: "It broke." },
    { kind: "fact", item: { kind: "filed", by: asha } },
  ]);
});

test("who filed it speaks as the customer, though they work here", () => {
  const said = { id: "6", at: "2026-01-01T10:00:00Z", kind: "comment", message: "Any news?", internal: false } as const;
  expect(turnsOf({ ...said, by: { ...tom, role: "agent" } })).toMatchObject([{ from: "customer", author: "Tom" }]);
});
