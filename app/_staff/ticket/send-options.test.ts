import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { type SendAction, sendOptions, sendPlaces } from "./send-options.ts";

const say = sayIn("staff.send");
const mine = { statuses: ["Waiting on Customer", "Resolved", "Open", "Closed"], reply: true, note: true } as const;

test("in progress, sending comes first, then resolving, then waiting", () => {
  const options = sendOptions({ kind: "reply", hasText: true, can: mine }, say);
  expect(options.map((option) => option.label)).toEqual(["Send", "Send and resolve", "Send and wait for customer"]);
  expect(options.every((option) => option.blocked === null)).toBe(true);
});

test("without text every way to send says why not, and resolving without a word is the last choice", () => {
  const options = sendOptions({ kind: "reply", hasText: false, can: mine }, say);
  expect(options.slice(0, 3).map((option) => option.blocked)).toEqual(
    Array.from({ length: 3 }, () => "Write something first."),
  );
  expect(options.at(-1)).toMatchObject({ action: "resolve-quietly", blocked: null });
});

test("a note is added, or asks for help: no button of it can reach the customer or change the status", () => {
  expect(sendOptions({ kind: "note", hasText: true, can: mine }, say).map((option) => option.action)).toEqual([
    "note",
    "ask",
  ]);
});

test("on a ticket that is somebody else's the reason is on the button", () => {
  const [only] = sendOptions({ kind: "reply", hasText: true, can: { statuses: [], reply: false, note: true } }, say);
  expect(only).toMatchObject({ action: "send", blocked: "This ticket is not yours. Take it to answer." });
});

test.each<[SendAction, SendAction, SendAction, SendAction[]]>([
  ["send", "send", "resolve", ["wait"]],
  ["resolve", "resolve", "send", ["wait"]],
])("whoever last chose to %s has it at hand, with the other one beside it", (usual, first, beside, others) => {
  const places = sendPlaces(sendOptions({ kind: "reply", hasText: true, can: mine }, say), usual);
  expect(places?.first.action).toBe(first);
  expect(places?.beside?.action).toBe(beside);
  expect(places?.others.map(({ action }) => action)).toEqual(others);
});

test("where the usual way is not open, or a note is written, what there is comes first", () => {
  const open = sendOptions({ kind: "reply", hasText: true, can: { statuses: [], reply: true, note: true } }, say);
  expect(sendPlaces(open, "resolve")).toMatchObject({ first: { action: "send" }, beside: null, others: [] });
  const note = sendOptions({ kind: "note", hasText: true, can: mine }, say);
  expect(sendPlaces(note, "resolve")).toMatchObject({
    first: { action: "note" },
    beside: { action: "ask" },
    others: [],
  });
});
