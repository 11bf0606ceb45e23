import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "#server/embedded-mongo/serve.ts";
import { startTestServer, temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { connectReader } from "./connect-reader.ts";
import { createDatabase, type DatabaseOptions } from "./create-database.ts";
import { indexesOf } from "./indexes-of.ts";
import { defineRows } from "./rows.ts";

interface PlateRow {
  _id: string;
  plate: string;
}

const plateRows = defineRows<PlateRow>("plates", { plate: { key: { plate: 1 }, unique: true } });

async function aServer() {
  const server = await startTestServer();
  onTestFinished(() => server.stop());
  return server;
}

/** A port at which nobody answers until a server is started there. */
async function anUnansweredPort() {
  const { uri, port, stop } = await startTestServer();
  await stop();
  const start = async () => {
    const folder = temporaryFolder();
    const server = await serve({ folder, port, hasTestCommands: true });
    onTestFinished(async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    });
  };
  return { uri, start };
}

function aDatabase(uri: string, options: Partial<DatabaseOptions> = {}) {
  const db = createDatabase(uri, { rows: [plateRows], prepare: async () => {}, ...options });
  onTestFinished(() => db.close());
  return db;
}

test("keeps trying until the database answers, and says of every attempt why it failed", async () => {
  const { uri, start } = await anUnansweredPort();
  const failed = Promise.withResolvers<unknown>();
  const db = aDatabase(uri, { onRetry: failed.resolve });
  const connected = db.connect();
  expect(await failed.promise).toMatchObject({ message: expect.stringContaining("ECONNREFUSED") });
  await start();
  await connected;
  await db.collection(plateRows).insertOne({ _id: "first", plate: "QF 1" });
  expect(await db.collection(plateRows).countDocuments({})).toBe(1);
});

test("tries again when the database answers and what must be there could not be made", async () => {
  const { uri } = await aServer();
  const heard: unknown[] = [];
  let attempts = 0;
  const db = aDatabase(uri, {
    async prepare() {
      attempts += 1;
      if (attempts === 1) throw new Error("not yet");
    },
    onRetry: (error) => heard.push(error),
  });
  await db.connect();
  expect(attempts).toBe(2);
  expect(heard).toEqual([new Error("not yet")]);
});

test("closed while it waits, it gives up: nothing is connected when the database comes after all", async () => {
  const { uri, start } = await anUnansweredPort();
  const failed = Promise.withResolvers<unknown>();
  const db = aDatabase(uri, { onRetry: failed.resolve });
  const connected = db.connect();
  await failed.promise;
  await db.close();
  await connected;
  await start();
  await db.connect();
  await expect(db.ping()).rejects.toThrow("not connected");
});

test("whoever hears of a failure may end the attempts by throwing", async () => {
  const { uri } = await anUnansweredPort();
  const onRetry = () => {
    throw new Error("this is not worth waiting for");
  };
  await expect(aDatabase(uri, { onRetry }).connect()).rejects.toThrow("this is not worth waiting for");
});

test("what is asked before it is connected fails at once, and stores made by then work afterwards", async () => {
  const { uri } = await aServer();
  const db = aDatabase(uri);
  const plates = db.collection(plateRows);
  await expect(db.ping()).rejects.toThrow("not connected");
  await expect(db.command({ hello: 1 })).rejects.toThrow("not connected");
  expect(() => plates.find({})).toThrow("before initial connection");
  expect(() => plates.findOne({})).toThrow("before initial connection");
  await db.connect();
  await plates.insertOne({ _id: "first", plate: "QF 1" });
  expect(await plates.findOne({ plate: "QF 1" })).toEqual({ _id: "first", plate: "QF 1" });
});

test("two databases in one process have rows, indexes and an end of their own", async () => {
  const [one, other] = [aDatabase((await aServer()).uri), aDatabase((await aServer()).uri, { rows: [] })];
  await Promise.all([one.connect(), other.connect()]);
  const samePlate = [
    { _id: "a", plate: "QF 1" },
    { _id: "b", plate: "QF 1" },
  ];
  await other.collection(plateRows).insertMany(samePlate);
  await expect(one.collection(plateRows).insertMany(samePlate)).rejects.toThrow("E11000");
  await one.close();
  await expect(one.ping()).rejects.toThrow("must be connected");
  await other.ping();
  expect(await other.collection(plateRows).countDocuments({})).toBe(2);
});

test("every command is counted by its name, and those of one database by it alone", async () => {
  const { uri } = await aServer();
  const [mine, theirs]: [string[], string[]] = [[], []];
  const db = aDatabase(uri, { onCommand: (name) => mine.push(name) });
  const other = aDatabase(uri, { onCommand: (name) => theirs.push(name) });
  await Promise.all([db.connect(), other.connect()]);
  mine.length = 0;
  theirs.length = 0;
  await db.collection(plateRows).insertOne({ _id: "first", plate: "QF 1" });
  await db.collection(plateRows).find({}).toArray();
  await db.collection(plateRows).updateOne({ _id: "first" }, { $set: { plate: "QF 2" } });
  await db.command({ ping: 1 });
  expect(mine).toEqual(["insert", "find", "update", "ping"]);
  expect(theirs).toEqual([]);
});

test("several processes that start at once make the indexes once, before they prepare the rest", async () => {
  const { uri } = await aServer();
  const found: string[][] = [];
  const databases = [1, 2, 3].map(() =>
    aDatabase(uri, {
      async prepare(db) {
        found.push((await indexesOf(db.collection(plateRows))).map(({ name }) => String(name)));
      },
    }),
  );
  await Promise.all(databases.map((db) => db.connect()));
  const both = ["_id_", "plate"];
  expect(found).toEqual([both, both, both]);
});

test("a tool that only looks makes nothing, and does not wait for a database that is away", async () => {
  const { uri } = await aServer();
  const reader = await connectReader(uri);
  onTestFinished(() => reader.close());
  expect(await indexesOf(reader.collection(plateRows))).toEqual([]);
  await reader.close();
  await expect(indexesOf(reader.collection(plateRows))).rejects.toThrow("must be connected");
  const { uri: nowhere } = await anUnansweredPort();
  await expect(connectReader(nowhere)).rejects.toThrow("ECONNREFUSED");
});
