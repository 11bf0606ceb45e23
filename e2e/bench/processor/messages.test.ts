import { deserialize, serialize } from "bson";
import { expect, test } from "vitest";
import { cursorOf, isAnswered, withCursor } from "./messages.ts";

function opMsg(body: object, flags = 0): Buffer {
  const document = serialize(body);
  const message = Buffer.alloc(21 + document.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(2013, 12);
  message.writeUInt32LE(flags, 16);
  message.set(document, 21);
  return message;
}

test("a message that wants no answer is known", () => {
  expect([isAnswered(opMsg({ ping: 1 })), isAnswered(opMsg({ insert: "events" }, 2))]).toEqual([true, false]);
});

test("who reads on in a cursor reads on in the one of today", () => {
  const recorded = opMsg({ getMore: 7n, collection: "complaints" });
  const current = withCursor(recorded, (id) => (id === 7n ? 8n : undefined));
  expect(deserialize(current.subarray(21), { useBigInt64: true })).toEqual({ getMore: 8n, collection: "complaints" });
});

test("only an answer that leaves a cursor open names one", () => {
  const answer = (id: bigint) => opMsg({ cursor: { firstBatch: [], id, ns: "quickfix.complaints" }, ok: 1 });
  expect([cursorOf(answer(7n)), cursorOf(answer(0n)), cursorOf(opMsg({ ok: 1 }))]).toEqual([7n, null, null]);
});
