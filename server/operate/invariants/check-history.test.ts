import { expect, test } from "vitest";
import { eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { checkHistory, historyOf } from "./check-history.ts";
import type { AggregateFacts, EventFact } from "./facts.ts";

const NINE = new Date("2026-03-02T09:00:00.000Z");
const minutesBefore = (minutes: number) => new Date(NINE.getTime() - minutes * 60_000);

const event = (rev: number, rest: Partial<EventFact> = {}): EventFact => ({
  id: eventIdOf(`e${rev}`),
  aggId: ticketIdOf("a"),
  type: "ticket.commented",
  rev,
  at: minutesBefore(5),
  status: null,
  agentId: null,
  doer: null,
  isPublished: true,
  isParked: false,
  ...rest,
});

const complaint = (rev: number, rest: Partial<Pick<AggregateFacts, "outbox" | "isSwept">> = {}): AggregateFacts => ({
  kind: "ticket",
  id: ticketIdOf("a"),
  name: "COMP-10001",
  rev,
  outbox: [],
  isSwept: false,
  ...rest,
});

/** What is found, with outboxes that are late after a minute. */
const found = (document: AggregateFacts, stored: readonly EventFact[]) =>
  checkHistory(document, stored, minutesBefore(1)).map(({ id, sentence }) => `${id}: ${sentence}`);

test("one event for every change is a whole history, whether stored or still on its way", () => {
  const onItsWay = event(2, { at: NINE, isPublished: false });
  expect(found(complaint(2, { outbox: [onItsWay], isSwept: true }), [event(1)])).toEqual([]);
});

test("an event that is in the outbox and in the store at once counts once", () => {
  const being = event(1, { at: NINE, isPublished: false });
  expect(found(complaint(1, { outbox: [being], isSwept: true }), [being])).toEqual([]);
});

test("an event that was stored after the document was read belongs to a change that nobody has seen yet", () => {
  const newer = event(2, { isPublished: false });
  expect(found(complaint(1), [event(1), newer])).toEqual([]);
  expect(historyOf(complaint(1), [newer, event(1)]).map(({ rev }) => rev)).toEqual([1]);
});

test("missing changes are named, the first five of them", () => {
  expect(found(complaint(2), [event(1)])).toEqual(["S3: COMP-10001 has no event for change 2."]);
  expect(found(complaint(5), [])).toEqual(["S3: COMP-10001 has no event for changes 1, 2, 3, 4, 5."]);
  expect(found(complaint(8), [])).toEqual(["S3: COMP-10001 has no event for changes 1, 2, 3, 4, 5 and 3 more."]);
});

test("two events for one change are named", () => {
  const twice = [event(1), event(1, { id: eventIdOf("another") })];
  expect(found(complaint(1), twice)).toEqual(["S3: COMP-10001 has more than one event for change 1."]);
});

test("what was stored and never published is named, unless it is internal or was set aside", () => {
  const unpublished = { isPublished: false } as const;
  expect(found(complaint(1), [event(1, unpublished)])).toEqual([
    "C2: ticket.commented of COMP-10001 (change 1) was stored and never published, and no outbox holds it.",
  ]);
  expect(found(complaint(1), [event(1, { ...unpublished, type: "ticket.assigned" })])).toEqual([]);
  expect(found(complaint(1), [event(1, { ...unpublished, isParked: true })])).toEqual([]);
});

test("what waits in an outbox is late once it is overdue, and the oldest gives the time", () => {
  const outbox = [event(1, { at: minutesBefore(3) }), event(2, { at: minutesBefore(2) })];
  expect(found(complaint(2, { outbox, isSwept: true }), [])).toEqual([
    "L3: COMP-10001 has 2 events in its outbox since 2026-03-02T08:57:00.000Z.",
  ]);
  const atTheLimit = [event(1, { at: minutesBefore(1) })];
  expect(found(complaint(1, { outbox: atTheLimit, isSwept: true }), [])).toEqual([]);
});

test("a fresh outbox that no sweeper looks for would stay for ever, and is named at once", () => {
  const outbox = [event(1, { at: NINE })];
  expect(found(complaint(1, { outbox }), [])).toEqual([
    "L3: COMP-10001 has one event in its outbox that no sweeper looks for.",
  ]);
});
