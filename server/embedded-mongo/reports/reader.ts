import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { type Doc, decode, encode } from "../bson/document.ts";
import type { CommandContext } from "../commands/command.ts";
import { findCommand } from "../commands/table.ts";
import { MongoError } from "../errors.ts";
import { runWithin } from "../interrupt.ts";
import { storeFailure } from "../store/turn.ts";
import { rawElements } from "../wire/raw-bson.ts";
import { encodeReply } from "../wire/reply.ts";
import { openReader } from "./open-reader.ts";
import type { ReaderAnswer, ReaderData, ReaderNotice, ReaderRequest, Refusal, ReplyField } from "./protocol.ts";
import { searchTargets } from "./search.ts";

// The thread for reports: runs one read after the other on a connection of its own, each in its own snapshot.
// Whatever takes long takes it here, where nobody waits for a claim.

const { folder, answersBackwards } = workerData as ReaderData;
const reader = openReader(folder, answersBackwards);
stepBack();

parentPort?.on("message", (message: ReaderRequest | ReaderNotice) => {
  if ("forget" in message) {
    forget(message);
    return;
  }
  const reply = answer(message);
  // Given away rather than copied.
  const [first] = "fields" in reply ? reply.fields : [];
  parentPort?.postMessage(reply, first ? [first.bytes.buffer as ArrayBuffer] : []);
});

function forget({ forget: what }: ReaderNotice): void {
  const { cursors } = reader.engine;
  if (what === "expired") {
    cursors.expire();
    return;
  }
  for (const id of what.cursors) cursors.closeByKey(id);
  if (what.session !== null) cursors.closeOfSession(what.session);
}

function answer(request: ReaderRequest): ReaderAnswer {
  const { id, timeLimitMs } = request;
  try {
    return runWithin({ deadline: performance.now() + timeLimitMs, handOverAt: null, patternMs: 500 }, () =>
      reader.inSnapshot(request.now, () => run(request)),
    );
  } catch (error) {
    return { id, refusal: refusalOf(error) };
  }
}

function run({ id, name, db, session, body }: ReaderRequest): ReaderAnswer {
  const { engine } = reader;
  if (name === "search") return { id, recordIds: searchTargets(engine, db, decode(body)) };
  const client = { connectionId: 0, remote: "", local: "", appName: null, isOpen: () => true };
  const deadline = Number.POSITIVE_INFINITY;
  const context: CommandContext = {
    engine,
    client,
    db,
    body: decode(body),
    sequences: new Map(),
    session,
    deadline,
    progress: null,
    keepProgress: null,
  };
  const reply = findCommand(name).run(context);
  if (reply instanceof Promise) throw new TypeError(`${name} waits for something, which nothing on this thread may do`);
  return { id, fields: fieldsOf(reply), cursors: engine.cursors.keys() };
}

function fieldsOf(reply: Doc): ReplyField[] {
  const encoded = encodeReply(reply);
  // Memory of its own, which can be given away. A long reply has that already, and a copy would be garbage that nobody collects for long.
  const isAlone = encoded.buffer.byteLength === encoded.length;
  const bytes = isAlone ? encoded : Buffer.allocUnsafeSlow(encoded.length);
  if (!isAlone) encoded.copy(bytes);
  return Array.from(rawElements(bytes), ({ name, type, valueStart, end }) => ({
    name,
    type,
    bytes: bytes.subarray(valueStart, end),
  }));
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof MongoError) {
    const { code, codeName, message, extra } = error;
    return { code, codeName, message, extra: encode(extra), isFault: false };
  }
  const { code, codeName, message } = storeFailure(error);
  return { code, codeName, message, extra: encode({}), isFault: true };
}

/** Behind everything else that wants to run. Only Linux knows priorities of single threads. */
function stepBack(): void {
  if (process.platform !== "linux") return;
  const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
  setPriority(thread, 5);
}
