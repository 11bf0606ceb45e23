import { expect, test } from "vitest";
import { eventIdOf, userIdOf } from "#server/core/ids.ts";
import type { Mark } from "./mark.ts";
import { type StoredStep, stepsOf, type TracedNotice } from "./steps.ts";

const E1 = eventIdOf("e1");
const NINE = Date.parse("2026-03-02T09:00:00.000Z");
const at = (ms: number) => new Date(NINE + ms);

const event = (rest: Partial<StoredStep> = {}): StoredStep => ({
  id: E1,
  type: "ticket.created",
  rev: 1,
  at: at(0),
  storedAt: at(10),
  publishedAt: at(20),
  publishCount: 1,
  parked: null,
  ...rest,
});

const delivery = (rest: Partial<Extract<Mark, { kind: "delivered" }>> = {}): Mark => ({
  kind: "delivered",
  eventId: E1,
  at: at(50),
  worker: "desk:1",
  origin: "inline",
  receiveCount: 1,
  sentAt: at(30),
  passBeganAt: null,
  passEndedAt: null,
  settledAt: at(60),
  result: "done",
  ...rest,
});

const notice = (recipient: string, storedAt: Date): TracedNotice => ({
  eventId: E1,
  recipient: userIdOf(recipient),
  type: "assigned",
  storedAt,
});

const kinds = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map(({ kind }) => kind);
const noteOf = (kind: string, ...args: Parameters<typeof stepsOf>) =>
  stepsOf(...args).find((step) => step.kind === kind)?.note;

test("an internal event, which is never published, ends in the store", () => {
  expect(kinds(event({ publishedAt: null, publishCount: 0 }), [], [])).toEqual(["committed", "stored"]);
});

test("what cannot be published says why where it is stored", () => {
  const parked = event({ publishedAt: null, publishCount: 0, parked: "Oversize" });
  expect(noteOf("stored", parked, [], [])).toBe("Cannot be published: Oversize");
  expect(noteOf("stored", event(), [], [])).toBeNull();
});

test("what was published several times says so, because only the last time is known", () => {
  expect(noteOf("published", event({ publishCount: 3 }), [], [])).toBe("3 times; this is the last");
  expect(noteOf("published", event(), [], [])).toBeNull();
});

test("steps of one millisecond stand in the order in which they must have happened", () => {
  const same = event({ storedAt: at(0), publishedAt: at(0) });
  const marks: Mark[] = [
    { kind: "shown", eventId: E1, at: at(0), role: "agent" },
    delivery({ at: at(0), sentAt: at(0), passBeganAt: at(0), passEndedAt: at(0), settledAt: at(0) }),
    { kind: "emitted", eventId: E1, at: at(0), worker: "desk:1", sockets: 1 },
    { kind: "clicked", eventId: E1, at: at(0) },
  ];
  expect(kinds(same, marks, [notice("maya", at(0))])).toEqual([
    "clicked",
    "committed",
    "stored",
    "noticed",
    "emitted",
    "published",
    "sent",
    "received",
    "pass-began",
    "pass-ended",
    "settled",
    "shown",
  ]);
});

test("people who were told in the same write are one step, those told later another", () => {
  const notices = [notice("maya", at(40)), notice("asha", at(40)), notice("ines", at(45))];
  const told = stepsOf(event(), [], notices).filter(({ kind }) => kind === "noticed");
  expect(told.map((step) => [step.at, step.note])).toEqual([
    [at(40), "2 people told"],
    [at(45), "1 person told"],
  ]);
});

test.each([
  ["done", "Done, and deleted from the queue"],
  ["retry", "Given back to the queue for later"],
  ["reject", "Put aside as a dead letter"],
  ["done before", "Was done before; only deleted from the queue"],
] as const)("a delivery that ended as %s says what became of its message", (result, words) => {
  expect(noteOf("settled", event(), [delivery({ result })], [])).toBe(words);
});

test.each([
  ["inline", null],
  ["sweep", "Sent by the sweeper"],
  ["replay", "Sent again by a replay"],
  ["redrive", "Sent again from the dead letters"],
])("a message that was sent by %s says so where that is unusual", (origin, words) => {
  expect(noteOf("sent", event(), [delivery({ origin })], [])).toBe(words);
});

test("a message is sent once, however often it is received", () => {
  const marks = [delivery({ result: "retry" }), delivery({ receiveCount: 2, at: at(80), settledAt: at(90) })];
  expect(kinds(event(), marks, []).slice(3)).toEqual(["sent", "received", "settled", "received", "settled"]);
});

test.each([
  ["user", "To the customer"],
  ["agent", "To an agent"],
  ["admin", "To an admin"],
] as const)("a screen of the role %s is named by who sits before it", (role, words) => {
  expect(noteOf("shown", event(), [{ kind: "shown", eventId: E1, at: at(99), role }], [])).toBe(words);
});
