import { glob, readFile } from "node:fs/promises";
import mongoose, { type mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { type Database, databaseOn } from "#server/platform/db/database.ts";
import { ALL_ROWS } from "./collections.ts";
import { connectDatabase } from "./connect.ts";
import { DESK_QUERIES, fillDesk } from "./testing/desk-queries.ts";
import { explain, fullScans, stagesOf } from "./testing/plans.ts";

let db: Database;
let server: Awaited<ReturnType<typeof startTestServer>>;
const commands: mongo.Document[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await (await connectDatabase(server.uri)).close();
  const connection = await mongoose.createConnection(server.uri, { monitorCommands: true }).asPromise();
  connection.on("commandStarted", (event) => commands.push(event.command));
  db = databaseOn(connection);
  await fillDesk(db);
});

afterAll(async () => {
  await db.close();
  await server.stop();
});

test.each(Object.entries(DESK_QUERIES))("%s is served by an index", async (_, run) => {
  commands.length = 0;
  await run(db);
  const { reads, scans } = await fullScans(db, commands);
  expect(reads).toBeGreaterThan(0);
  expect(scans).toEqual([]);
});

test("every room's rows are known to the database", async () => {
  const files = await Array.fromAsync(glob("{desk,operate}/**/*rows.ts", { cwd: new URL("../..", import.meta.url) }));
  const texts = await Promise.all(files.map((file) => readFile(new URL(`../../${file}`, import.meta.url), "utf8")));
  const declared = texts.flatMap((text) => [...text.matchAll(/defineRows<\w+>\("(\w+)"/g)].map(([, name]) => name));
  expect(declared.length).toBeGreaterThan(10);
  expect(ALL_ROWS.map(({ collection }) => collection).toSorted()).toEqual(declared.toSorted());
});

test("agents are read whole, and only agents", async () => {
  commands.length = 0;
  await createAgentDirectory(db).listAvailability();
  expect(commands.map((command) => command["find"])).toEqual(["agents"]);
});

test.each([
  ["the line", "listOpen"],
  ["free agents", "listFree"],
])("%s comes in order from its index, without sorting", async (name) => {
  commands.length = 0;
  await DESK_QUERIES[name]?.(db);
  const command = commands.find((each) => "find" in each);
  expect(stagesOf(await explain(db, command ?? {}))).not.toContain("SORT");
});
