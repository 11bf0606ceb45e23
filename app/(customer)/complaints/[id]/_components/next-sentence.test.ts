import { expect, test } from "vitest";
import { nextSentence } from "./next-sentence.ts";
import { pollMs } from "./poll.ts";

const base = { assignedTo: { _id: "a1", name: "Asha Rao" }, usualWaitMs: null, can: { statuses: [] } };

test("a wait is only told when enough is known", () => {
  expect(nextSentence({ ...base, status: "Open" })).not.toContain("within");
  expect(nextSentence({ ...base, status: "Open", usualWaitMs: 230_000 })).toContain("within 4 min of filing");
});

test("it names who goes on once the customer has answered", () => {
  expect(nextSentence({ ...base, status: "Waiting on Customer" })).toContain("Asha goes on");
});

test.each(["Resolved", "Closed"] as const)("%s, it only offers to open again what can be opened again", (status) => {
  expect(nextSentence({ ...base, status, can: { statuses: ["Open"] } })).toContain("open it again");
  expect(nextSentence({ ...base, status })).toContain("file a new one");
});

test("the place in line is asked for more often near the front, and never outside the line", () => {
  expect(pollMs(null)).toBe(false);
  expect(Number(pollMs(1))).toBeLessThan(Number(pollMs(50)));
});
