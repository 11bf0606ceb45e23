import { on, once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { type Doc, decode, encode, isDocument } from "#server/embedded-mongo/bson/document.ts";
import { isNumeric, toDouble } from "#server/embedded-mongo/bson/number.ts";
import { FrameReader } from "#server/embedded-mongo/wire/frames.ts";

/** A database that answers commands. */
export interface Engine {
  run(command: Doc): Promise<Doc>;
}

/**
 * A server of the wire protocol on this machine, asked without a driver, whose objects cannot hold every order of names.
 * One that cuts the connection, or says nothing, has refused; it is asked the next thing over another connection.
 */
export function connectEngine(port: number): Engine & Disposable {
  let socket: Socket | null = null;
  return {
    async run(command) {
      // One that was cut since the last answer says so to nobody any more.
      if (!socket || socket.destroyed) socket = await connected(port);
      const reply = await ask(socket, command).catch(() => null);
      if (reply) return reply;
      socket.destroy();
      socket = null;
      return { ok: 0, code: BROKE_OFF };
    },
    [Symbol.dispose]: () => void socket?.destroy(),
  };
}

/** The code of an answer that did not come. */
export const BROKE_OFF = -2;
const SILENT_MS = 5_000;
const opMsg = 2013;

async function connected(port: number): Promise<Socket> {
  const socket = createConnection({ host: "127.0.0.1", port });
  await once(socket, "connect");
  socket.on("error", () => socket.destroy());
  return socket;
}

async function ask(socket: Socket, command: Doc): Promise<Doc> {
  const silence = setTimeout(() => socket.destroy(), SILENT_MS);
  try {
    const body = encode({ ...command, $db: "differential" });
    const head = Buffer.alloc(21);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(opMsg, 12);
    socket.write(Buffer.concat([head, body]));
    const frames = new FrameReader();
    for await (const [chunk] of on(socket, "data", { close: ["close"] })) {
      const [frame] = Buffer.isBuffer(chunk) ? frames.push(chunk) : [];
      if (frame) return decode(frame.subarray(21));
    }
    throw new Error("The connection was cut.");
  } finally {
    clearTimeout(silence);
  }
}

/** What a command came to: the documents of its answer, or the code of its refusal. */
export type Outcome = { documents: Doc[] } | { refusal: number };

/** @throws what is neither an answer nor a refusal. */
export async function outcomeOf(engine: Engine, command: Doc): Promise<Outcome> {
  const reply = await engine.run(command);
  const refusal = codeOf(reply);
  if (refusal !== null) return { refusal };
  const { cursor } = reply;
  const documents = isDocument(cursor) ? cursor["firstBatch"] : null;
  if (Array.isArray(documents)) return { documents: documents.filter(isDocument) };
  const { ok: _ok, operationTime: _time, $clusterTime: _cluster, electionId: _id, opTime: _op, ...answer } = reply;
  return { documents: [answer] };
}

/** The code of a refusal, of a command or of its first statement that failed; null for none. */
function codeOf(reply: Doc): number | null {
  const { ok, code, writeErrors } = reply;
  if (isNumeric(ok) && toDouble(ok) !== 1) return isNumeric(code) ? toDouble(code) : -1;
  const first: unknown = Array.isArray(writeErrors) ? writeErrors[0] : null;
  return isDocument(first) && isNumeric(first["code"]) ? toDouble(first["code"]) : null;
}
