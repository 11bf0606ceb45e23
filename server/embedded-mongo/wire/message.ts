import { NoText } from "../bson/byte-reader.ts";
import { type Doc, decodeSent } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { crc32c } from "./crc32c.ts";
import { headerBytes, MalformedFrame } from "./frames.ts";
import { checkShape } from "./raw-bson.ts";

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;
/** Bits 0 to 15 of an OP_MSG are "required": an unknown one makes the message unreadable. */
const requiredFlags = 0xffff;

/** MongoDB's `BSONObjMaxInternalSize`: a document and what a command needs around it. */
const maxBodyBytes = 16 * 1024 * 1024 + 16 * 1024;

/** A command as it came in, whichever message carried it. */
export interface CommandMessage {
  requestId: number;
  body: Doc;
  /** Document sequences (kind 1 sections) by field name, still as bytes. */
  sequences: Map<string, Buffer[]>;
  expectsReply: boolean;
  /** Why it cannot be run although it could be read; the body is empty then. */
  refusal: MongoError | null;
  /** True for the legacy handshake, which wants a legacy reply. */
  isLegacy: boolean;
}

/** Reads one whole frame. @throws MalformedFrame when it is not a message this server can read. */
export function readMessage(frame: Buffer): CommandMessage {
  const requestId = frame.readInt32LE(4);
  const opcode = frame.readInt32LE(12);
  if (opcode === opMsg) return readOpMsg(frame, requestId);
  if (opcode === opQuery) return readOpQuery(frame, requestId);
  throw new MalformedFrame(`unknown opcode ${opcode}`);
}

function readOpMsg(frame: Buffer, requestId: number): CommandMessage {
  if (frame.length < headerBytes + 4) throw new MalformedFrame("OP_MSG without flags");
  const flags = frame.readUInt32LE(headerBytes);
  if (flags & requiredFlags & ~(checksumPresent | moreToCome)) throw new MalformedFrame("unknown OP_MSG flag");
  const end = flags & checksumPresent ? frame.length - 4 : frame.length;
  if (flags & checksumPresent && crc32c(frame.subarray(0, end)) !== frame.readUInt32LE(end)) {
    throw new MalformedFrame("OP_MSG checksum does not match");
  }
  let body: Doc | null = null;
  let refusal: MongoError | null = null;
  const sequences = new Map<string, Buffer[]>();
  for (let at = headerBytes + 4; at < end; ) {
    const kind = frame[at];
    const section = slice(frame, at + 1, end);
    if (kind === 0 && !body) {
      if (section.length > maxBodyBytes) throw new MalformedFrame(`a command of ${section.length} bytes`);
      refusal ??= shapeRefusal(section);
      body = {};
      if (!refusal) ({ body, refusal } = readBody(section));
    } else if (kind === 1) {
      refusal = readSequence(section, sequences) ?? refusal;
    } else {
      throw new MalformedFrame(`unexpected OP_MSG section of kind ${kind}`);
    }
    at += 1 + section.length;
  }
  if (!body) throw new MalformedFrame("OP_MSG without a body");
  return { requestId, body, sequences, expectsReply: (flags & moreToCome) === 0, isLegacy: false, refusal };
}

/** What nests too deep, or is too wide, is refused and answered, for its bytes are in order. */
function shapeRefusal(bytes: Buffer): MongoError | null {
  try {
    checkShape(bytes);
    return null;
  } catch (error) {
    if (error instanceof MongoError && (error.code === 15 || error.code === 146)) return error;
    throw error;
  }
}

function readBody(section: Buffer): { body: Doc; refusal: MongoError | null } {
  try {
    return { body: decodeSent(section), refusal: null };
  } catch (error) {
    if (error instanceof NoText) return { body: {}, refusal: error };
    throw error;
  }
}

function readSequence(section: Buffer, sequences: Map<string, Buffer[]>): MongoError | null {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MalformedFrame("document sequence without a name");
  const documents: Buffer[] = [];
  let refusal: MongoError | null = null;
  for (let at = nameEnd + 1; at < section.length; ) {
    const document = slice(section, at, section.length);
    refusal ??= shapeRefusal(document);
    documents.push(document);
    at += document.length;
  }
  const name = section.toString("utf8", 4, nameEnd);
  if (sequences.has(name)) throw new MalformedFrame(`two document sequences named ${name}`);
  sequences.set(name, documents);
  return refusal;
}

/** The length-prefixed piece that starts at `at` and must end by `end`. */
function slice(frame: Buffer, at: number, end: number): Buffer {
  const length = at + 4 <= end ? frame.readInt32LE(at) : 0;
  if (length < 5 || at + length > end) throw new MalformedFrame("a section does not fit its message");
  return frame.subarray(at, at + length);
}

function readOpQuery(frame: Buffer, requestId: number): CommandMessage {
  const nameEnd = frame.indexOf(0, headerBytes + 4);
  if (nameEnd < 0) throw new MalformedFrame("OP_QUERY without a collection name");
  const [db, collection] = frame.toString("utf8", headerBytes + 4, nameEnd).split(".$");
  if (collection !== "cmd") throw new MalformedFrame("OP_QUERY is answered for the handshake only");
  const query = slice(frame, nameEnd + 1 + 8, frame.length);
  checkShape(query);
  const body = { ...decodeSent(query), $db: db };
  return { requestId, body, sequences: new Map(), expectsReply: true, isLegacy: true, refusal: null };
}

/** Flags 0, and the kind of a section that is a document. */
const replyBytes = headerBytes + 5;
/** Flags "await capable", cursor 0, start 0, one document. */
const legacyPrefix = Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);

/** The bytes that stand in front of the document of a reply. */
export function replyRoom({ isLegacy }: Pick<CommandMessage, "isLegacy">): number {
  return isLegacy ? headerBytes + legacyPrefix.length : replyBytes;
}

/** Makes a reply of a document behind `replyRoom` bytes; it has this id of its own. */
export function completeReply({ requestId, isLegacy }: CommandMessage, reply: Buffer, id: number): void {
  reply.writeInt32LE(reply.length, 0);
  reply.writeInt32LE(id, 4);
  reply.writeInt32LE(requestId, 8);
  reply.writeInt32LE(isLegacy ? opReply : opMsg, 12);
  if (isLegacy) reply.set(legacyPrefix, headerBytes);
  else reply.fill(0, headerBytes, replyBytes);
}
