import { expect, test } from "vitest";
import { type DeadLetter, type FoundLetter, letterTag, parseLetterTag, recordFailure } from "./dead-letter.ts";

const NOON = new Date("2026-01-17T12:00:00.000Z");
const LATER = new Date("2026-01-17T12:05:00.000Z");

function found(messageId: string, rest: Partial<FoundLetter> & { at?: Date } = {}): FoundLetter {
  const { at = NOON, ...fields } = rest;
  return {
    id: "e1",
    body: "{}",
    attributes: {},
    cutFromBytes: null,
    grouping: { groupId: "g1", errorClass: null, template: "No." },
    failure: { messageId, at, reason: "schema", error: "No.", receiveCount: 1, worker: "w1" },
    attempt: null,
    ...fields,
  };
}

function known(rest: Partial<DeadLetter> = {}): DeadLetter {
  const first = recordFailure(null, found("m1"));
  if (!first) throw new Error("the first failure is always news");
  return { ...first, ...rest };
}

test("a new failure is a failed letter with its history", () => {
  expect(known()).toMatchObject({ state: "failed", attempts: 0, history: [{ messageId: "m1", attempt: 0 }] });
});

test("the same dead letter received again changes nothing", () => {
  expect(recordFailure(known(), found("m1"))).toBeNull();
});

test("put aside twice by a consumer that was killed before its delete, it is one letter with both failures", () => {
  const after = recordFailure(known(), found("m2"));
  expect(after).toMatchObject({ state: "failed", attempts: 0, history: [{ messageId: "m1" }, { messageId: "m2" }] });
});

test("a retry that failed puts the letter back, with what was wrong this time", () => {
  const grouping = { groupId: "g2", errorClass: null, template: "Other." };
  const again = found("m2", { attempt: 1, grouping, at: LATER });
  const after = recordFailure(known({ state: "retrying", attempts: 1 }), again);
  expect(after).toMatchObject({ state: "failed", attempts: 1, groupId: "g2", failedAt: LATER });
  expect(after?.history.at(-1)).toMatchObject({ attempt: 1 });
});

test("a late copy of the first failure does not end a retry that is on its way", () => {
  const after = recordFailure(known({ state: "retrying", attempts: 1 }), found("m2"));
  expect(after).toMatchObject({ state: "retrying", groupId: "g1" });
});

test("the failure of an earlier retry says nothing about the present one", () => {
  const after = recordFailure(known({ state: "retrying", attempts: 2 }), found("m2", { attempt: 1 }));
  expect(after).toMatchObject({ state: "retrying" });
});

test("what was solved stays solved when the retry's second copy fails", () => {
  const solved = known({ state: "resolved", attempts: 1, endedAt: NOON });
  expect(recordFailure(solved, found("m2", { attempt: 1, at: LATER }))).toMatchObject({ state: "resolved" });
});

test("what was solved or archived and fails anew is back on the list; what failed before that is not", () => {
  const ended = known({ state: "archived", endedAt: NOON });
  expect(recordFailure(ended, found("m2", { at: LATER }))).toMatchObject({ state: "failed", endedAt: null });
  expect(recordFailure(ended, found("m2", { at: NOON }))).toMatchObject({ state: "archived", endedAt: NOON });
});

test("a letter's history keeps the last twenty failures", () => {
  let letter = known();
  for (let n = 2; n < 40; n++) letter = recordFailure(letter, found(`m${n}`)) ?? letter;
  expect(letter.history).toHaveLength(20);
  expect(letter.history.at(-1)?.messageId).toBe("m39");
});

test("a retried message names its letter and its retry, whatever the id is made of", () => {
  expect(parseLetterTag(letterTag({ id: "a#b\nc", attempts: 3 }))).toEqual({ id: "a#b\nc", attempt: 3 });
  expect(parseLetterTag("no number")).toBeNull();
  expect(parseLetterTag(undefined)).toBeNull();
});
