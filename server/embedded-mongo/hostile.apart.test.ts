import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { folderOf, start } from "./testing/processes.ts";

const mostMb = 400;
const documents = 30_000;

/** The most memory that a process ever held, where the system tells. */
function peakMb(pid: number | undefined): number {
  if (process.platform !== "linux") return 0;
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kb) / 1_000;
}

async function fill(db: mongo.Db): Promise<void> {
  const filler = "x".repeat(1_000);
  for (let n = 0; n < documents; n += 1_000) {
    const some = Array.from({ length: 1_000 }, (_unused, at) => ({ n: n + at, turned: documents - n - at, filler }));
    await db.collection("large").insertMany(some);
  }
}

/** The beginning of a message of 40 MB, from somebody who never sends its end. */
async function sendUnfinished(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => socket.destroy());
  await once(socket, "connect");
  const head = Buffer.alloc(16);
  head.writeInt32LE(40_000_000, 0);
  head.writeInt32LE(2013, 12);
  socket.write(Buffer.concat([head, Buffer.alloc(39_000_000)]));
  return socket;
}

async function codeOf(asked: Promise<unknown>): Promise<number | string> {
  try {
    await asked;
    return "answered";
  } catch (error) {
    return error instanceof mongo.MongoServerError ? Number(error.code) : String(error);
  }
}

const refusals = [50, 146, 13548, "answered"];

test("lives through everything that costs more to answer than to ask, at the same time, within its memory", async () => {
  using folder = folderOf();
  await using server = await start(folder.path);
  await using client = new mongo.MongoClient(server.uri);
  const db = client.db("hostile");
  await fill(db);
  const large = db.collection("large");
  const unfinished = await Promise.all(
    Array.from({ length: 12 }, () => sendUnfinished(Number(new URL(server.uri).port))),
  );
  const computed = (n: object) => db.aggregate([{ $documents: [{}] }, { $project: { n } }]).toArray();
  const sorts = [1, -1, 1].map((order) =>
    large
      .find()
      .sort({ turned: order as 1 })
      .toArray(),
  );
  const doubled = {
    $reduce: { input: { $range: [0, 60] }, initialValue: "xx", in: { $concat: ["$$value", "$$value"] } },
  };
  const codes = await Promise.all([
    codeOf(computed(doubled)),
    codeOf(computed({ $map: { input: { $range: [0, 3_000_000] }, in: { $range: [0, 1_000] } } })),
    codeOf(large.aggregate([{ $group: { _id: null, all: { $push: "$$ROOT" } } }]).toArray()),
    codeOf(large.aggregate([{ $group: { _id: "$_id", filler: { $first: "$filler" } } }, { $count: "n" }]).toArray()),
    codeOf(large.updateMany({}, { $inc: { k: 1 } })),
  ]);
  expect(codes.filter((code) => !refusals.includes(code))).toEqual([]);
  for (const sorted of await Promise.all(sorts)) expect(sorted).toHaveLength(documents);
  expect(await large.countDocuments({ k: 1 })).toBe(documents);
  expect(peakMb(server.child.pid)).toBeLessThan(mostMb);
  for (const socket of unfinished) socket.destroy();
});
