import { deserialize } from "bson";

const HEADER_BYTES = 16;
/** Where the document of an OP_MSG begins: behind header, flags and the kind of its section. */
const BODY_AT = HEADER_BYTES + 4 + 1;
const OP_MSG = 2013;
const MORE_TO_COME = 2;
const GET_MORE = Buffer.from("\u0012getMore\0");
/** Where a `getMore` has the id of its cursor, which is its first field. */
const CURSOR_AT = BODY_AT + 4 + GET_MORE.length;

/** Whether whoever sends this waits for an answer. */
export function isAnswered(message: Buffer): boolean {
  return message.readInt32LE(12) !== OP_MSG || (message.readUInt32LE(HEADER_BYTES) & MORE_TO_COME) === 0;
}

/** The cursor that an answer leaves open; null for none. */
export function cursorOf(answer: Buffer): bigint | null {
  if (answer.readInt32LE(12) !== OP_MSG || !answer.includes("cursor\0")) return null;
  const body = deserialize(answer.subarray(BODY_AT), { useBigInt64: true, allowObjectSmallerThanBufferSize: true });
  const id: unknown = body["cursor"]?.id;
  return typeof id === "bigint" && id !== 0n ? id : null;
}

/** The message, and where it reads on in a cursor, with the id that `current` gives it. */
export function withCursor(message: Buffer, current: (id: bigint) => bigint | undefined): Buffer {
  if (message.readInt32LE(12) !== OP_MSG || message.indexOf(GET_MORE) !== BODY_AT + 4) return message;
  const id = current(message.readBigInt64LE(CURSOR_AT));
  if (id === undefined) return message;
  const changed = Buffer.from(message);
  changed.writeBigInt64LE(id, CURSOR_AT);
  return changed;
}
