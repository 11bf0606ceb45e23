import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { nextSentence } from "./next-sentence.ts";
import { pollMs } from "./poll.ts";

const say = sayIn("customer");
const base = {
  assignedTo: { _id: "a1", name: "Asha Rao" },
  wait: null,
  agentIsThere: null,
  answerGoesToLine: false,
  can: { statuses: [] },
};

test("in line, it says what is known of the wait, in the words that everybody reads", () => {
  const text = "A person gets this in 5 to 10 min.";
  const wait = { minSeconds: 300, maxSeconds: 600, place: 3, text };
  expect(nextSentence({ ...base, status: "Open", wait }, say)).toBe(`${text} You need not stay here.`);
  expect(nextSentence({ ...base, status: "Open" }, say)).toContain("as soon as one is free");
});

test("it names who goes on once the customer has answered", () => {
  expect(nextSentence({ ...base, status: "Waiting on Customer" }, say)).toContain("Asha goes on");
});

test("nothing is promised of an agent who is not there, and nothing said that they may not have done", () => {
  const facts = { ...base, agentIsThere: false };
  const kept = nextSentence({ ...facts, status: "In Progress" }, say);
  expect(kept).toContain("It is kept for Asha.");
  expect(kept).not.toContain("begun");
  const asked = nextSentence({ ...facts, status: "Waiting on Customer" }, say);
  expect(asked).toContain("once you have answered below, it goes to its place in line");
  expect(asked).not.toContain("goes on");
  const another = nextSentence(
    { ...base, agentIsThere: true, answerGoesToLine: true, status: "Waiting on Customer" },
    say,
  );
  expect(another).toContain("for somebody who knows about this");
  expect(another).not.toContain("Asha");
});

test.each(["Resolved", "Closed"] as const)("%s, it only offers to open again what can be opened again", (status) => {
  expect(nextSentence({ ...base, status, can: { statuses: ["Open"] } }, say)).toContain("open it again");
  expect(nextSentence({ ...base, status }, say)).toContain("file a new one");
});

test("the place in line is asked for more often near the front, and never outside the line", () => {
  expect(pollMs(null)).toBe(false);
  expect(Number(pollMs(1))).toBeLessThan(Number(pollMs(50)));
});
