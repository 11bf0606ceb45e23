import fc from "fast-check";
import { expect, test } from "vitest";
import { aDeadMessage } from "#server/operate/testing.ts";
import { type DeadLetter, recordFailure } from "./dead-letter.ts";
import { emptyLetter, isEmpty } from "./empty-letter.ts";
import { readLetter } from "./read-letter.ts";

const MARK = "quillfeather";
const DATA = {
  ticketId: "a".repeat(24),
  complaintId: "COMP-10001",
  userId: "b".repeat(24),
  title: MARK,
  category: "Technical",
  priority: "High",
  assignedTo: null,
};
const EVENT = { eventType: "ticket.created", timestamp: "2026-01-17T12:00:00.000Z", data: DATA };

function aLetter(body: string, attributes: Record<string, string> = {}): DeadLetter {
  const message = aDeadMessage("e1", { body, error: `It says ${MARK}.`, attributes });
  const letter = recordFailure(null, readLetter("queue", message, new Date()));
  if (!letter) throw new Error("the first failure makes a letter");
  return letter;
}

test("an event keeps its ids, times and terms in their order, and can be sent again", () => {
  const { body } = emptyLetter(aLetter(JSON.stringify(EVENT)));
  const data = { ...DATA, title: "(erased)", category: "(erased)" };
  expect(body).toBe(JSON.stringify({ ...EVENT, data }));
});

test("what SNS had put around it goes, with what strangers attached", () => {
  const enveloped = JSON.stringify({ Type: "Notification", Subject: MARK, Message: JSON.stringify(EVENT) });
  const letter = emptyLetter(aLetter(enveloped, { [MARK]: MARK, traceparent: "00-1-2-01" }));
  expect(JSON.parse(letter.body)).toMatchObject({ eventType: "ticket.created", data: { userId: DATA.userId } });
  expect(letter.attributes).toEqual({ eventId: "e1", eventType: "ticket.created", traceparent: "00-1-2-01" });
});

test.each([
  ["torn", `{"data":{"title":"${MARK}`],
  ["no JSON", MARK],
  ["a text", JSON.stringify(MARK)],
  ["a list", JSON.stringify([MARK, { [MARK]: 1 }])],
  ["a key of its own", JSON.stringify({ ...EVENT, [MARK]: 1, note: MARK })],
])("%s keeps no word", (_, body) => {
  const letter = emptyLetter(aLetter(body));
  expect(JSON.stringify(letter)).not.toContain(MARK);
  expect(isEmpty(letter)).toBe(true);
});

test("whatever a message holds, what is left of it is left alone the second time", () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      const once = emptyLetter(aLetter(body));
      expect(isEmpty(once)).toBe(true);
      expect(emptyLetter(once).body).toBe(once.body);
    }),
  );
});
