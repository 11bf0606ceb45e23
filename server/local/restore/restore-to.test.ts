import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeDump } from "#server/embedded-mongo/dump/write-dump.ts";
import { startTestServer, temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { connectClient } from "#server/platform/db/connect-client.ts";
import { restoreTo } from "./restore-to.ts";

/** Every kind of value and index, in two databases. */
const FOLDER = path.join(import.meta.dirname, "../../embedded-mongo/store/testing/format-1/mongo.db");

let place: string;
let dump: string;
beforeEach(() => {
  place = temporaryFolder();
  dump = path.join(place, "dump");
  mkdirSync(path.join(place, "mongo"));
  copyFileSync(FOLDER, path.join(place, "mongo", "mongo.db"));
  writeDump(path.join(place, "mongo"), dump);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** What a dump holds, but for the ids that a server gives to collections. */
function contents(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).toSorted();
  const read = (file: string) => readFileSync(file, "latin1").replace(/"uuid":"[0-9a-f]{32}"/, "");
  return Object.fromEntries(files.map((file) => [file.slice(root.length), read(file)]));
}

test("by the driver a dump arrives as it left, byte for byte, and what it did is said", async () => {
  await using server = await startTestServer({ ttlMonitorEnabled: false });
  await using client = await connectClient(server.uri);
  const lines: string[] = [];
  await restoreTo(client, dump, { drops: false, database: null, say: (line) => void lines.push(line) });
  expect(lines.toSorted()).toEqual([
    "other.weird name%/ä: 1 documents.",
    "shop.checked: 2 documents.",
    "shop.empty: 0 documents.",
    "shop.values: 38 documents.",
  ]);
  writeDump(server.dataDir, path.join(place, "again"));
  expect(contents(path.join(place, "again"))).toEqual(contents(dump));
});

test("the one database of a dump goes where the address says; several go where they were", async () => {
  await using server = await startTestServer();
  await using client = await connectClient(server.uri);
  const to = { drops: false, database: "desk", say: () => {} };
  await expect(restoreTo(client, dump, to)).rejects.toThrow(/holds several databases/);
  rmSync(path.join(dump, "other"), { recursive: true });
  await restoreTo(client, dump, to);
  expect(await client.db("desk").collection("values").countDocuments()).toBe(38);
});

test("nothing is changed where documents are already, or a file is damaged; with --drop they are replaced", async () => {
  await using server = await startTestServer();
  await using client = await connectClient(server.uri);
  const checked = client.db("shop").collection("checked");
  await checked.insertOne({ n: 1 });
  const to = { drops: false, database: null, say: () => {} };
  await expect(restoreTo(client, dump, to)).rejects.toThrow(
    /shop\.checked, which holds documents: nothing was changed/,
  );
  const damaged = path.join(place, "damaged");
  cpSync(dump, damaged, { recursive: true });
  truncateSync(path.join(damaged, "shop", "values.bson"), 500);
  await expect(restoreTo(client, damaged, { ...to, drops: true })).rejects.toThrow(/values\.bson was cut off/);
  expect(await client.db().admin().listDatabases({ nameOnly: true })).toMatchObject({ databases: [{ name: "shop" }] });
  await restoreTo(client, dump, { ...to, drops: true });
  expect(await checked.countDocuments()).toBe(2);
});

test("where a server refuses something, it is said what is whole and how to go on", async () => {
  await using server = await startTestServer();
  await using client = await connectClient(server.uri);
  await client.db("admin").command({
    configureFailPoint: "failCommand",
    mode: { times: 1 },
    data: { failCommands: ["createIndexes"], errorCode: 67 },
  });
  const work = restoreTo(client, dump, { drops: false, database: null, say: () => {} });
  await expect(work).rejects.toThrow(/shop\.values was not restored: [\s\S]*3 of 4 collections are whole.*--drop/);
});
