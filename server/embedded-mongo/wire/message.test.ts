import { expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { crc32c } from "./crc32c.ts";
import { MalformedFrame } from "./frames.ts";
import { completeReply, readMessage, replyRoom } from "./message.ts";

function frame(opcode: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(16);
  head.writeInt32LE(body.length + 16, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opcode, 12);
  return Buffer.concat([head, body]);
}

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};
const bodySection = (doc: Doc) => Buffer.concat([Buffer.from([0]), encode(doc)]);
const sequence = (name: string, docs: Doc[]) => {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...docs.map(encode)]);
  return Buffer.concat([Buffer.from([1]), int32(content.length + 4), content]);
};
const opMsg = (flags: number, ...sections: Uint8Array[]) => frame(2013, int32(flags), ...sections);

test("reads a body and its document sequences, in either order", () => {
  const sections = [sequence("documents", [{ _id: 1 }, { _id: 2 }]), bodySection({ insert: "c", $db: "d" })];
  for (const order of [sections, sections.toReversed()]) {
    const message = readMessage(opMsg(0, ...order));
    expect(message.body).toMatchObject({ insert: "c", $db: "d" });
    expect(message.sequences.get("documents")?.map(decode)).toHaveLength(2);
    expect(message).toMatchObject({ requestId: 7, expectsReply: true, isLegacy: false });
  }
});

test("knows that nobody waits when more is to come", () => {
  expect(readMessage(opMsg(2, bodySection({ insert: "c" }))).expectsReply).toBe(false);
});

test("ignores optional flags and refuses required ones it does not know", () => {
  expect(() => readMessage(opMsg(1 << 16, bodySection({ ping: 1 })))).not.toThrow();
  expect(() => readMessage(opMsg(1 << 3, bodySection({ ping: 1 })))).toThrow(MalformedFrame);
});

test("accepts a right checksum and refuses a wrong one", () => {
  const whole = opMsg(1, bodySection({ ping: 1 }), int32(0));
  const covered = whole.subarray(0, -4);
  const right = Buffer.concat([covered, int32(crc32c(covered))]);
  expect(readMessage(right).body).toHaveProperty("ping");
  right[right.length - 1] = (right[right.length - 1] ?? 0) ^ 1;
  expect(() => readMessage(right)).toThrow("checksum");
});

test("computes the checksum of the standard's own example", () => {
  expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
});

test.each([
  ["no body", opMsg(0, sequence("documents", [{ _id: 1 }]))],
  ["two bodies", opMsg(0, bodySection({ ping: 1 }), bodySection({ ping: 1 }))],
  ["an unknown section", opMsg(0, Buffer.from([9, 5, 0, 0, 0, 0]))],
  ["a section longer than the message", opMsg(0, Buffer.from([0, 255, 0, 0, 0, 0]))],
  ["a sequence named twice", opMsg(0, bodySection({ ping: 1 }), sequence("a", []), sequence("a", []))],
  ["an opcode of the past", frame(2002, int32(0))],
])("refuses a message with %s", (_what, bytes) => {
  expect(() => readMessage(bytes)).toThrow(MalformedFrame);
});

test("reads the legacy handshake and answers it in its own form", () => {
  const query = frame(2004, int32(4), Buffer.from("admin.$cmd\0"), int32(0), int32(1), encode({ isMaster: 1 }));
  const message = readMessage(query);
  expect(message.body).toMatchObject({ $db: "admin" });
  const reply = Buffer.concat([Buffer.alloc(replyRoom(message)), encode({ ok: 1 })]);
  completeReply(message, reply, 9);
  expect(reply.readInt32LE(0)).toBe(reply.length);
  expect(reply.readInt32LE(4)).toBe(9);
  expect(reply.readInt32LE(8)).toBe(7);
  expect(reply.readInt32LE(12)).toBe(1);
  expect(decode(reply.subarray(36))).toHaveProperty("ok");
});

test("answers a legacy query for anything but a command with nothing", () => {
  const query = frame(2004, int32(4), Buffer.from("shop.orders\0"), int32(0), int32(1), encode({}));
  expect(() => readMessage(query)).toThrow(MalformedFrame);
});
