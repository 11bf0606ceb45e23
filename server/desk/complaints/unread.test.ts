import { expect, test } from "vitest";
import { ADMIN, AGENT, anAssignedTicket, aStamp, CUSTOMER, NOW, OTHER_AGENT } from "#server/core/testing.ts";
import type { Said } from "./said.ts";
import { isUnread, unansweredWords } from "./unread.ts";

const ticket = anAssignedTicket();
const words = (rev: number) => ({ rev, at: NOW, eventId: aStamp().eventId, by: CUSTOMER, text: "It hums." });
const read = (said: Said, seenRev: number | null, movedRev: number | null = null) => {
  return { ticket, said, movedRev, seenRev };
};

test("its customer has not read what staff wrote since they opened it last, and never minds their own words", () => {
  expect(isUnread(read({ staff: words(3) }, null), CUSTOMER)).toBe(true);
  expect(isUnread(read({ staff: words(3) }, 2), CUSTOMER)).toBe(true);
  expect(isUnread(read({ staff: words(3) }, 3), CUSTOMER)).toBe(false);
  expect(isUnread(read({ customer: words(4), note: words(5) }, null), CUSTOMER)).toBe(false);
});

test("its agent has not read what the customer wrote, though they never opened it", () => {
  expect(isUnread(read({ customer: words(3) }, null), AGENT)).toBe(true);
  expect(isUnread(read({ customer: words(3) }, 3), AGENT)).toBe(false);
  expect(isUnread(read({ staff: words(4), note: words(5) }, 3), AGENT)).toBe(false);
});

test("what staff did to it without a word is unread to its customer, and to nobody else", () => {
  expect(isUnread(read({}, null, 3), CUSTOMER)).toBe(true);
  expect(isUnread(read({ staff: words(2) }, 2, 3), CUSTOMER)).toBe(true);
  expect(isUnread(read({ staff: words(2) }, 3, 3), CUSTOMER)).toBe(false);
  for (const one of [AGENT, OTHER_AGENT, ADMIN]) expect(isUnread(read({}, 2, 3), one)).toBe(false);
});

test("to others of staff a conversation is unread once they have opened it before", () => {
  for (const other of [OTHER_AGENT, ADMIN]) {
    expect(isUnread(read({ customer: words(3) }, null), other)).toBe(false);
    expect(isUnread(read({ customer: words(3) }, 2), other)).toBe(true);
  }
});

test("staff who filed it themselves read it as its customer", () => {
  const own = { ticket: { ...ticket, userId: ADMIN.id }, said: { staff: words(3) }, movedRev: null, seenRev: null };
  expect(isUnread(own, ADMIN)).toBe(true);
});

test("words are unanswered until the desk has the last one; notes answer nobody", () => {
  expect(unansweredWords({})).toBeNull();
  expect(unansweredWords({ customer: words(3), staff: words(4) })).toBeNull();
  expect(unansweredWords({ customer: words(5), staff: words(4), note: words(6) })?.rev).toBe(5);
});
