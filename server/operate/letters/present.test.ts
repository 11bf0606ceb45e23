import { expect, test } from "vitest";
import { aDeadMessage } from "#server/operate/testing.ts";
import { type DeadLetter, recordFailure } from "./dead-letter.ts";
import { presentGroup, presentLetter, presentRedrive } from "./present.ts";
import { readLetter } from "./read-letter.ts";
import type { Redrive } from "./redrive.ts";

const NOW = new Date("2026-01-17T12:00:00.000Z");

function aLetter(rest: Partial<DeadLetter> = {}): DeadLetter {
  const letter = recordFailure(null, readLetter("queue", aDeadMessage("e1"), NOW));
  if (!letter) throw new Error("a new failure makes a letter");
  return { ...letter, ...rest };
}

const aRedrive = (rest: Partial<Redrive> = {}): Redrive => ({
  id: "a".repeat(24),
  state: "sending",
  selection: { all: true },
  total: 5,
  sent: 0,
  resolved: 0,
  failedAgain: 0,
  createdAt: NOW,
  createdBy: "Ada",
  sentAllAt: null,
  finishedAt: null,
  problem: null,
  ...rest,
});
const FIGURES = { total: 9, sent: 4, resolved: 2, failedAgain: 1, unsent: 5 };

test.each([
  ["a failed letter can be retried", { state: "failed" }, null],
  ["one that is on its way cannot", { state: "retrying" }, "It is being retried now."],
  ["nor one that was handled", { state: "resolved" }, "It was retried and handled."],
  ["nor one that is archived", { state: "archived" }, "It is archived. Restore it first."],
  [
    "nor one that was cut, whatever its state",
    { state: "archived", cutFromBytes: 300_000 },
    "It has 300000 bytes and only its beginning was kept, so it cannot be sent again.",
  ],
] as const)("%s", (_title, rest, why) => {
  expect(presentLetter(aLetter(rest)).whyNoRetry).toBe(why);
});

test.each([
  ["its number", JSON.stringify({ data: { complaintId: "COMP-10042" } }), "COMP-10042"],
  ["nothing that only looks like one", JSON.stringify({ data: { complaintId: "COMP-1<script>" } }), null],
  ["nothing when it names none", JSON.stringify({ data: {} }), null],
  ["nothing when it is no JSON", "{{{", null],
])("of the complaint that a body names, shows %s", (_title, body, complaintId) => {
  expect(presentLetter(aLetter({ body })).complaintId).toBe(complaintId);
});

test("a letter's failures come newest first, without the queue's own ids", () => {
  const first = aLetter();
  const again = readLetter("queue", aDeadMessage("e1", { messageId: "second", error: "Again." }), NOW);
  const { history, error } = presentLetter(recordFailure(first, again) ?? first);
  expect(history.map((failure) => failure.error)).toEqual(["Again.", "No."]);
  expect(error).toBe("Again.");
  for (const failure of history) expect(failure).not.toHaveProperty("messageId");
});

test("a group says in words what happened and what to do", () => {
  const grouping = { groupId: "0123456789ab", errorClass: null, template: "No." };
  const figures = { failed: 2, retrying: 1, cut: 0, firstAt: NOW, lastAt: NOW };
  expect(presentGroup({ ...grouping, ...figures, reason: "json" })).toMatchObject({
    id: "0123456789ab",
    title: "Not JSON",
    sentence: expect.stringMatching(/not JSON/),
    advice: expect.stringMatching(/find the sender/),
    failed: 2,
    retrying: 1,
    firstAt: NOW.toISOString(),
  });
});

test.each<[Redrive["selection"], string, string | null]>([
  [{ all: true }, "everything", null],
  [{ groupId: "0123456789ab" }, "group 0123456789ab", "0123456789ab"],
  [{ ids: ["one"] }, "1 message", null],
  [{ ids: ["one", "two"] }, "2 messages", null],
])("a retry of %o is called %s", (selection, label, groupId) => {
  expect(presentRedrive(aRedrive({ selection }), FIGURES)).toMatchObject({ label, groupId });
});

test("the total of a retry is what it was given, and until then what is counted", () => {
  expect(presentRedrive(aRedrive(), FIGURES)).toMatchObject({ total: 5, sent: 4, resolved: 2, failedAgain: 1 });
  expect(presentRedrive(aRedrive({ total: 0, state: "preparing" }), FIGURES)).toMatchObject({ total: 9 });
});
