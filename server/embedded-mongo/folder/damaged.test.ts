import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve } from "../serve.ts";
import { openTestEngine, temporaryFolder } from "../testing.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = temporaryFolder();
  file = join(folder, "mongo.db");
  await fill();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Documents enough for many pages, in a folder that was closed in order. */
async function fill(): Promise<void> {
  using opened = openTestEngine(undefined, folder);
  const documents = Array.from({ length: 400 }, (_, _id) => ({ _id, text: "x".repeat(300), n: _id }));
  await opened.run({ createIndexes: "things", indexes: [{ key: { n: 1 }, name: "n" }] });
  await opened.run({ insert: "things", documents });
}

/** The folder as a process leaves it that was killed: with what it wrote last in the log. */
async function leaveKilled(commits = 5): Promise<void> {
  const kept = join(folder, "kept");
  const names = ["mongo.db", "mongo.db-wal", "mongo.open"];
  mkdirSync(kept);
  {
    using opened = openTestEngine(undefined, folder);
    for (let n = 0; n < commits; n += 1) await opened.run({ insert: "late", documents: [{ _id: n, text: "late" }] });
    for (const name of names) copyFileSync(join(folder, name), join(kept, name));
  }
  for (const name of names) copyFileSync(join(kept, name), join(folder, name));
  rmSync(kept, { recursive: true });
}

function overwrite(target: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(target);
  bytes.copy(whole, at);
  writeFileSync(target, whole);
}

async function refusal(): Promise<string> {
  try {
    await using _server = await serve({ folder, port: 0, hasTestCommands: false });
    return "served";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const garbage = Buffer.alloc(5_000, "?!");

test("a folder that was closed in order, or whose server was killed, is served", async () => {
  expect(await refusal()).toBe("served");
  await leaveKilled();
  expect(await refusal()).toBe("served");
  using opened = openTestEngine(undefined, folder);
  expect(await opened.run({ count: "late" })).toMatchObject({ n: { value: 5 } });
});

test.each<[string, RegExp, () => Promise<void> | void]>([
  ["an empty file", /mongo\.db is empty/, () => truncateSync(file)],
  ["a file that is gone", /mongo\.db is missing/, () => leaveKilled().then(() => rmSync(file))],
  ["a beginning that was overwritten", /mongo\.db is no SQLite database/, () => overwrite(file, 0, garbage)],
  ["a file of something else", /mongo\.db is no SQLite database/, () => writeFileSync(file, garbage)],
  ["a file that was cut off", /mongo\.db was cut off/, () => truncateSync(file, readFileSync(file).length - 8_192)],
  [
    "garbage in the middle",
    /mongo\.db is damaged/,
    () => overwrite(file, Math.floor(readFileSync(file).length / 8_192) * 4_096, garbage),
  ],
  ["a log that is gone", /mongo\.db-wal is missing/, () => leaveKilled().then(() => rmSync(`${file}-wal`))],
  [
    "garbage in the log",
    /mongo\.db-wal is damaged at byte 32/,
    () => leaveKilled().then(() => overwrite(`${file}-wal`, 3_000, garbage.subarray(0, 100))),
  ],
  [
    "a log of something else",
    /mongo\.db-wal does not begin as a log does/,
    () => leaveKilled().then(() => writeFileSync(`${file}-wal`, garbage)),
  ],
  [
    "a database of another program",
    /mongo\.db is an SQLite file of some other program/,
    () => {
      rmSync(file);
      new DatabaseSync(file).exec("CREATE TABLE songs (title TEXT)");
    },
  ],
  [
    "a table that is gone",
    /mongo\.db lists test\.things, whose documents are gone/,
    () => {
      using db = new DatabaseSync(file);
      db.exec("DROP TABLE collection_1");
    },
  ],
  [
    "an index that cannot be read",
    /mongo\.db lists what cannot be read/,
    () => {
      using db = new DatabaseSync(file);
      db.exec("UPDATE indexes SET spec = x'0500000001'");
    },
  ],
  [
    "a collection without its index",
    /mongo\.db lists test\.things without its _id index/,
    () => {
      using db = new DatabaseSync(file);
      db.exec("DELETE FROM indexes");
    },
  ],
])("refuses %s by name, says what to do, and changes nothing", async (_what, expected, damage) => {
  await damage();
  const before = existsSync(file) ? readFileSync(file) : null;
  const said = await refusal();
  expect(said).toMatch(expected);
  expect(said).toContain(folder);
  expect(said).toContain("npm run copies -- --restore newest");
  expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  // And once more: a refused start leaves nothing behind by which the next one would be let in.
  expect(await refusal()).toBe(said);
});

test("what a machine was writing as it went down is no damage: nobody was told that it is there", async () => {
  await leaveKilled();
  const wal = readFileSync(`${file}-wal`);
  overwrite(`${file}-wal`, wal.length - 200, garbage.subarray(0, 100));
  expect(await refusal()).toBe("served");
});

test("a file that is only begun is made anew", async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "mongo.db.new"), garbage);
  expect(await refusal()).toBe("served");
  expect(existsSync(join(folder, "mongo.db.new"))).toBe(false);
});
