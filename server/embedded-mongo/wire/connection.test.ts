import { once } from "node:events";
import { connect, Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { BSONRegExp } from "bson";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { startTestServer } from "../testing.ts";

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

function frameOf(requestId: number, command: Doc, sections: readonly Buffer[] = []): Buffer {
  const body = Buffer.concat([Buffer.from([0, 0, 0, 0, 0]), encode({ ...command, $db: "admin" }), ...sections]);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

const pingFrame = (requestId: number) => frameOf(requestId, { ping: 1 });

async function ping(socket: Socket): Promise<number> {
  socket.write(pingFrame(1));
  const [reply]: Buffer[] = await once(socket, "data");
  return Number(reply && decode(reply.subarray(21))["ok"]);
}

const rubbish = [
  ["a length of zero", Buffer.alloc(16)],
  ["an impossible length", Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
  ["an unknown opcode", Buffer.from([16, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0])],
  ["a truncated body", Buffer.from([26, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 221, 7, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0])],
] as const;

test.each(rubbish)("closes the connection that sends %s, and no other", async (_what, bytes) => {
  await using server = await startTestServer();
  const good = await open(server.port);
  const bad = await open(server.port);
  expect(await ping(good)).toBe(1);
  bad.on("error", () => undefined);
  const closed = once(bad, "close");
  bad.write(bytes);
  await closed;
  expect(await ping(good)).toBe(1);
  good.destroy();
});

test("answers commands that were sent ahead one after the other", async () => {
  await using server = await startTestServer();
  const socket = await open(server.port);
  socket.write(Buffer.concat([pingFrame(1), pingFrame(2), pingFrame(3)]));
  let received = Buffer.alloc(0);
  const answers: number[] = [];
  while (answers.length < 3) {
    const [chunk]: Buffer[] = await once(socket, "data");
    received = Buffer.concat([received, chunk ?? Buffer.alloc(0)]);
    while (received.length >= 16 && received.length >= received.readInt32LE(0)) {
      answers.push(received.readInt32LE(8));
      received = received.subarray(received.readInt32LE(0));
    }
  }
  expect(answers).toEqual([1, 2, 3]);
  socket.destroy();
});

test("listens on the loopback address only", async () => {
  await using server = await startTestServer();
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address ?? "127.0.0.2";
  const elsewhere = connect(server.port, outside);
  const [error] = await once(elsewhere, "error");
  expect(error).toMatchObject({ code: "ECONNREFUSED" });
});

/** With two bytes that are no UTF-8 in the place of every "??". */
function spoilt(frame: Buffer): Buffer {
  return Buffer.from(frame.toString("latin1").replaceAll("??", "\u00ff\u00fe"), "latin1");
}

const asSequence = (document: Doc): Buffer => {
  const bytes = encode(document);
  const head = Buffer.from("....documents\0", "latin1");
  head.writeInt32LE(head.length + bytes.length, 0);
  return Buffer.concat([Buffer.from([1]), head, bytes]);
};

test.each([
  ["a value", { insert: "c", documents: [{ a: "??" }] }, []],
  ["a long value", { update: "c", updates: [{ q: {}, u: { $set: { a: `${"x".repeat(50)}??` } } }] }, []],
  ["a name", { find: "c", filter: { "a??": 1 } }, []],
  ["a pattern", { find: "c", filter: { a: new BSONRegExp("??") } }, []],
  ["a document of a sequence", { insert: "c" }, [asSequence({ _id: 1, a: "??" })]],
])("text that is no UTF-8 is refused and not changed: %s", async (_what, command, sections) => {
  await using server = await startTestServer();
  const socket = await open(server.port);
  const answerTo = async (frame: Buffer) => {
    socket.write(frame);
    const [reply]: Buffer[] = await once(socket, "data");
    return decode(reply?.subarray(21) ?? Buffer.alloc(0));
  };
  const refusal = expect.stringMatching(/a string or a name is not UTF-8/);
  const code = { value: 22 };
  const answer = await answerTo(spoilt(frameOf(1, command, sections)));
  const failed = sections.length > 0 ? { writeErrors: [{ code, errmsg: refusal }] } : { code, errmsg: refusal };
  expect(answer).toMatchObject(failed);
  expect(await answerTo(frameOf(2, { count: "c" }))).toMatchObject({ n: { value: 0 } });
  // The letter that stands for such bytes is one like any other.
  const kept = { insert: "c", documents: [{ "\ufffd": `\ufffd${"x".repeat(50)}` }] };
  expect(await answerTo(frameOf(3, kept))).toMatchObject({ n: { value: 1 } });
  socket.destroy();
});

test("the memory of a long answer is free once it has left", async () => {
  const writes = vi.spyOn(Socket.prototype, "write");
  onTestFinished(() => writes.mockRestore());
  await using server = await startTestServer();
  const socket = await open(server.port);
  const numbers = { $project: { n: { $range: [0, 20_000] } } };
  socket.write(frameOf(1, { aggregate: 1, pipeline: [{ $documents: [{}] }, numbers], cursor: {} }));
  let length = 0;
  for await (const chunk of socket) if ((length += chunk.length) > 100_000) break;
  const answer = writes.mock.calls.map(([bytes]) => bytes).at(-1);
  await expect.poll(() => answer).toHaveLength(0);
});
