import { connect, type Socket } from "node:net";
import { mongo } from "mongoose";

const { BSON } = mongo;

/** A whole OP_MSG. */
function message(body: mongo.BSON.Document): Buffer {
  const bytes = BSON.serialize(body);
  const frame = Buffer.alloc(21 + bytes.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(2013, 12);
  frame.set(bytes, 21);
  return frame;
}

const SAMPLES = [
  message({ find: "large", filter: { n: { $gt: 5 }, s: /x/ }, sort: { r: 1 }, limit: 3, $db: "hostile" }),
  message({ aggregate: "words", pipeline: [{ $group: { _id: "$s", n: { $sum: 1 } } }], cursor: {}, $db: "hostile" }),
  message({ insert: "rubbish", documents: [{ a: [1, { b: "c" }], d: new Date(0) }], $db: "hostile" }),
  message({ update: "rubbish", updates: [{ q: { a: 1 }, u: { $set: { b: 2 } } }], $db: "hostile" }),
];

/** What became of messages with wrong bytes in them. */
export interface Mutated {
  answered: number;
  closed: number;
  /** Neither: the message says that it goes on, or that it wants no answer. */
  silent: number;
}

const SENDERS = 40;
const PATIENCE_MS = 50;

/** Sends `count` messages with a few wrong bytes each, and looks what comes back of each. */
export async function sendMutated(port: number, count: number, random: () => number): Promise<Mutated> {
  const fates: Mutated = { answered: 0, closed: 0, silent: 0 };
  let left = count;
  const send = async () => {
    for (let socket = await opened(port); left > 0; ) {
      left -= 1;
      const fate = await fateOf(socket, mutated(random));
      fates[fate] += 1;
      if (fate === "answered") continue;
      socket.destroy();
      socket = await opened(port);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return fates;
}

function mutated(random: () => number): Buffer {
  const below = (most: number) => Math.floor(random() * most);
  const frame = Buffer.from(SAMPLES[below(SAMPLES.length)] ?? Buffer.alloc(16));
  // The length of the whole is left alone most of the time, or hardly anything else would be looked at.
  const from = below(8) === 0 ? 0 : 4;
  for (let wrong = 1 + below(4); wrong > 0; wrong -= 1) frame[from + below(frame.length - from)] = below(256);
  return frame;
}

function fateOf(socket: Socket, frame: Buffer): Promise<keyof Mutated> {
  return new Promise((resolve) => {
    const end = (fate: keyof Mutated) => {
      clearTimeout(timer);
      socket.removeAllListeners("data").removeAllListeners("close");
      resolve(fate);
    };
    const timer = setTimeout(() => end("silent"), PATIENCE_MS);
    socket.on("data", () => end("answered"));
    socket.on("close", () => end("closed"));
    socket.write(frame);
  });
}

/** Opens connections that send the beginning of a large message and never the rest. */
export async function sendUnfinished(port: number, count: number, bytes: number): Promise<Socket[]> {
  const head = Buffer.alloc(16);
  head.writeInt32LE(bytes, 0);
  head.writeInt32LE(2013, 12);
  const part = Buffer.alloc(bytes - 100);
  const sockets = await Promise.all(Array.from({ length: count }, () => opened(port)));
  for (const socket of sockets) {
    socket.write(head);
    socket.write(part);
  }
  return sockets;
}

/** Connections that say nothing. */
export function openIdle(port: number, count: number): Promise<Socket[]> {
  return Promise.all(Array.from({ length: count }, () => opened(port)));
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => socket.destroy());
  socket.on("data", () => undefined);
  await new Promise<void>((resolve) => {
    socket.once("connect", resolve);
    socket.once("close", () => resolve());
  });
  return socket;
}
