import { type Document, deserialize } from "bson";

const HEADER_BYTES = 16;
const FLAGS_BYTES = 4;
const OP_MSG = 2013;
/** The section with the command itself; drivers send it first, and lists of documents after it. */
const BODY_SECTION = 0;

/** One message of MongoDB's wire protocol. */
export interface WireMessage {
  readonly id: number;
  /** The message that this one answers; 0 for one that asks. */
  readonly answers: number;
  /** All of it, as it came. */
  readonly bytes: Buffer;
  /** Its body, if it is of the one kind that drivers of today send. Read anew at each call. */
  body(): Document | null;
}

/** Hears one direction of a connection to MongoDB, in whatever pieces it comes. */
export function messagesIn(onMessage: (message: WireMessage) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER_BYTES) {
      const length = pending.readInt32LE(0);
      if (pending.length < length) return;
      const message = pending.subarray(0, length);
      pending = pending.subarray(length);
      onMessage({
        id: message.readInt32LE(4),
        answers: message.readInt32LE(8),
        bytes: message,
        body: () => bodyOf(message),
      });
    }
  };
}

function bodyOf(message: Buffer): Document | null {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  const body: Document = {};
  for (let at = HEADER_BYTES + FLAGS_BYTES; at + 5 <= message.length; ) {
    const isBody = message[at] === BODY_SECTION;
    const end = at + 1 + message.readInt32LE(at + 1);
    if (isBody) Object.assign(body, deserialize(message.subarray(at + 1, end)));
    else sequenceIn(message.subarray(at + 5, end), body);
    at = end;
  }
  return body;
}

/** Documents that stand behind the body, under the name that they would have in it. */
function sequenceIn(section: Buffer, body: Document): void {
  const nameEnd = section.indexOf(0);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length; at += section.readInt32LE(at))
    documents.push(deserialize(section.subarray(at, at + section.readInt32LE(at))));
  body[section.toString("utf8", 0, nameEnd)] = documents;
}
