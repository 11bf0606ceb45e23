import { expect, test } from "vitest";
import { sendOptions } from "./send-options.ts";

const mine = { statuses: ["Waiting on Customer", "Resolved", "Open", "Closed"], reply: true, note: true } as const;

test("in progress, the first button sends and resolves, then waiting, then only sending", () => {
  const options = sendOptions({ kind: "reply", hasText: true, can: mine });
  expect(options.map((option) => option.label)).toEqual(["Send and resolve", "Send and wait for customer", "Send"]);
  expect(options.every((option) => option.blocked === null)).toBe(true);
});

test("without text every way to send says why not, and resolving without a word is the last choice", () => {
  const options = sendOptions({ kind: "reply", hasText: false, can: mine });
  expect(options.slice(0, 3).map((option) => option.blocked)).toEqual(
    Array.from({ length: 3 }, () => "Write something first."),
  );
  expect(options.at(-1)).toMatchObject({ action: "resolve-quietly", blocked: null });
});

test("a note can only be added: no button of it can reach the customer or change the status", () => {
  expect(sendOptions({ kind: "note", hasText: true, can: mine }).map((option) => option.action)).toEqual(["note"]);
});

test("on a ticket that is somebody else's the reason is on the button", () => {
  const [only] = sendOptions({ kind: "reply", hasText: true, can: { statuses: [], reply: false, note: true } });
  expect(only).toMatchObject({ action: "send", blocked: "This ticket is not yours. Take it to answer." });
});
