import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import type { TimelineItem } from "#server/core/timeline.ts";
import { conversationOf, filerRole } from "./conversation.ts";

const words = { say: sayIn("customer"), terms: sayIn("terms") };
const AT = "2026-11-23T12:00:00.000Z";
const zoe = { id: "u1", name: "Zoë Ångström", role: "user" } as const;
const asha = { id: "a1", name: "Asha Rao", role: "agent" } as const;

function shown(timeline: TimelineItem[], readerId: string = zoe.id) {
  const complaint = {
    _id: ticketIdOf("c1"),
    createdAt: AT,
    description: "It eats paper.",
    customer: { _id: zoe.id, name: zoe.name, email: "" },
    timeline,
  };
  return conversationOf(complaint, readerId, words)
    .slice(1)
    .map((item) => (item.kind === "fact" ? item.text : `${item.author} (${item.side}, ${item.role}): ${item.text}`));
}

test("the description is the first message, on the side of whoever wrote it", () => {
  const complaint = { _id: ticketIdOf("c1"), createdAt: AT, description: "It eats paper.", timeline: [] };
  const customer = { _id: zoe.id, name: zoe.name, email: "" };
  expect(conversationOf({ ...complaint, customer }, zoe.id, words)[0]).toMatchObject({
    side: "mine",
    text: "It eats paper.",
  });
  expect(conversationOf({ ...complaint, customer }, asha.id, words)[0]).toMatchObject({ side: "theirs" });
});

test("a question that sets the status is a message and a fact", () => {
  const item: TimelineItem = {
    id: "1",
    at: AT,
    by: asha,
    kind: "status",
    from: "In Progress",
    to: "Waiting on Customer",
    message: "Which printer?",
  };
  expect(shown([item])).toEqual(["Asha Rao (theirs, agent): Which printer?", "Asha asked and waits for the answer"]);
});

test("an internal note is marked as one", () => {
  const note: TimelineItem = { id: "1", at: AT, by: asha, kind: "comment", message: "Known bug.", internal: true };
  expect(shown([note], "a2")).toEqual(["Asha Rao (note, agent): Known bug."]);
});

test("going back to the line says why, and that the place is kept", () => {
  const back: TimelineItem = { id: "1", at: AT, by: null, kind: "requeued", reason: "agent-off-duty" };
  expect(shown([back])[0]).toMatch(/off duty.*place in line is kept/);
});

test("the reader is addressed, everybody else has a name", () => {
  const closed: TimelineItem = { id: "1", at: AT, by: zoe, kind: "status", from: "Open", to: "Closed" };
  const rated: TimelineItem = { id: "2", at: AT, by: zoe, kind: "rated", score: 4, message: "Quick!" };
  expect(shown([closed, rated])).toEqual(["You closed this", "You rated this 4 of 5: “Quick!”"]);
  expect(shown([closed], asha.id)).toEqual(["Zoë (customer) closed this"]);
});

test("opening again differs from being put back", () => {
  const item: TimelineItem = { id: "1", at: AT, by: asha, kind: "status", from: "Resolved", to: "Open" };
  expect(shown([item])).toEqual(["Asha opened this again"]);
  expect(shown([{ ...item, from: "In Progress" }])).toEqual(["Asha put this back in line"]);
});

test("what staff typed for a customer says so, and is in their words", () => {
  const filed: TimelineItem = { id: "1", at: AT, by: asha, kind: "filed" };
  const complaint = { _id: ticketIdOf("c1"), createdAt: AT, description: "It eats paper.", timeline: [filed] };
  const customer = { _id: zoe.id, name: zoe.name, email: "" };
  expect(conversationOf({ ...complaint, customer }, zoe.id, words)).toMatchObject([
    { author: "Asha Rao", role: "agent", side: "theirs" },
    { text: "Asha filed this for you" },
  ]);
  expect(filerRole({ ...complaint, customer })).toBe("user");
  expect(shown([filed], "a2")).toEqual(["Asha filed this for Zoë Ångström"]);
  const mailed = { ...complaint, customer, channel: "mail" } as const;
  expect(conversationOf(mailed, zoe.id, words)).toMatchObject([
    { author: zoe.name, role: "user", side: "mine" },
    { text: "Asha filed this for you" },
  ]);
  expect(filerRole(mailed)).toBe("user");
  expect(shown([{ ...filed, by: zoe }])).toEqual([]);
});
