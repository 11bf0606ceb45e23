import { rmSync } from "node:fs";
import { mongo } from "mongoose";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "#server/embedded-mongo/serve.ts";
import { startTestServer, temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { connectReader } from "./connect-reader.ts";
import { createDatabase, type DatabaseOptions } from "./create-database.ts";
import { indexesOf } from "./indexes-of.ts";
import { defineRows } from "./rows.ts";
import { SetUpError } from "./set-up-error.ts";

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

/** Answers of the server to what a start asks of it, as it gives them to this process alone. */
async function refusing(uri: string, failCommands: string[], data: object) {
  const client = new mongo.MongoClient(uri, { appName: "fail-points" });
  onTestFinished(() => client.close());
  await client.db("admin").command({
    configureFailPoint: "failCommand",
    mode: "alwaysOn",
    data: { failCommands, ...data },
  });
}

const onRetry = () => {
  throw new Error("It waits, and should not.");
};

test("an index that stands in the way ends the start with what to do", async () => {
  const { uri } = await aServer();
  const before = aDatabase(uri, { rows: [defineRows<PlateRow>("plates", { plate: { key: { plate: 1 } } })] });
  await before.connect();
  await expect(aDatabase(uri, { onRetry }).connect()).rejects.toThrow(
    "The index plates.plate has unique not set instead of true. Run db.getCollection('plates').dropIndex('plate')",
  );
});

test("documents that stand in the way end it, too", async () => {
  const { uri } = await aServer();
  const before = aDatabase(uri, { rows: [] });
  await before.connect();
  await before.collection(plateRows).insertMany([
    { _id: "a", plate: "QF 1" },
    { _id: "b", plate: "QF 1" },
  ]);
  await expect(aDatabase(uri, { onRetry }).connect()).rejects.toThrow("documents have the same plate: a and b.");
});

test.each([
  ["rights that are missing", ["createIndexes"], { errorCode: 13 }, "Give it the role readWrite"],
  ["a name that differs in its capitals", ["createIndexes"], { errorCode: 13_297 }, "capitals count"],
  ["a view where a collection should be", ["createIndexes"], { errorCode: 166 }, "cannot do what QuickFix needs"],
  ["what the server has not got", ["createIndexes"], { errorCode: 59 }, "The database cannot do what QuickFix needs"],
])("%s end it", async (_, commands, data, sentence) => {
  const { uri } = await aServer();
  await refusing(uri, commands, { ...data, appName: "quickfix-indexes" });
  await expect(aDatabase(uri, { onRetry }).connect()).rejects.toThrow(sentence);
});

test.each([
  ["an option that no driver knows", "&retryWritez=true", "MONGODB_URI cannot be used: "],
  ["a value that none understands", "&maxPoolSize=many", "MONGODB_URI cannot be used: "],
])("%s ends it", async (_, option, sentence) => {
  const { uri } = await aServer();
  await expect(aDatabase(`${uri}${option}`, { onRetry }).connect()).rejects.toThrow(sentence);
});

test("says which database is used where the address names none, and how to name it", async () => {
  const { port } = await aServer();
  const notes: string[] = [];
  const connect = (path: string) =>
    aDatabase(`mongodb://127.0.0.1:${port}${path}`, { onNote: (note) => notes.push(note) }).connect();
  await connect("/plates?directConnection=true");
  expect(notes).toEqual([]);
  await connect("/?directConnection=true");
  expect(notes).toEqual([
    `MONGODB_URI names no database, so this is the one called test. To say so, write mongodb://127.0.0.1:${port}/test?directConnection=true`,
  ]);
});

test.each(["mongodb://127.0.0.1:99999/desk", "mongodb://127.0.0.1:1,/desk", "mongodb://127.0.0.1/de%sk"])(
  "%s is never tried again: no waiting makes an address of it",
  async (uri) => {
    const onRetry = (error: unknown) => {
      throw error;
    };
    await expect(aDatabase(uri, { onRetry }).connect()).rejects.toThrow(SetUpError);
  },
);
