import { Double, Int32 } from "bson";
import { expect, test } from "vitest";
import { decode, encode } from "../bson/document.ts";
import { Composite, encodeReply, RawArray } from "./reply.ts";

const roundTrip = (reply: Record<string, unknown>, tail?: Uint8Array) => decode(encodeReply(reply, tail));

test("passes stored documents through byte for byte", () => {
  const stored = encode({ _id: 1, price: new Double(3) });
  const reply = {
    cursor: new Composite({ firstBatch: new RawArray([stored, stored]), ns: "a.b" }),
    ok: 1,
  };
  const price = { _id: new Int32(1), price: new Double(3) };
  expect(roundTrip(reply)).toEqual({
    cursor: { firstBatch: [price, price], ns: "a.b" },
    ok: new Int32(1),
  });
});

test("keeps the order of fields around raw ones and leaves out what is undefined", () => {
  const reply = { a: 1, raw: new RawArray([]), gone: undefined, b: 2 };
  expect(Object.keys(roundTrip(reply))).toEqual(["a", "raw", "b"]);
});

test("appends ready-made fields at the end", () => {
  const tail = encode({ operationTime: 5 }).subarray(4, -1);
  expect(Object.keys(roundTrip({ ok: 1 }, tail))).toEqual(["ok", "operationTime"]);
});
