import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkWhole } from "../folder/deep-check.ts";
import { lockFolder } from "../lock.ts";
import { openTestEngine, temporaryFolder } from "../testing.ts";
import { restoreInto } from "./restore.ts";
import { writeDump } from "./write-dump.ts";

let place: string;
let folder: string;
let dump: string;
beforeEach(() => {
  place = temporaryFolder();
  folder = join(place, "mongo");
  dump = join(place, "dump");
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Written by hand from what bsonspec.org and MongoDB's Extended JSON say, not by code of ours. */
const documents = Buffer.concat(
  [
    // { _id: 1, b: "x", "0": 2.0 }
    "22000000 10 5f696400 01000000 02 6200 02000000 7800 01 3000 0000000000000040 00",
    // { _id: ObjectId("650000000000000000000001"), at: new Date(0), list: [null, true], n: NumberLong(2) }
    "3f000000 07 5f696400 650000000000000000000001 09 617400 0000000000000000 04 6c69737400 0c000000 0a3000 083100 01 00 12 6e00 0200000000000000 00",
  ].map((hex) => Buffer.from(hex.replaceAll(" ", ""), "hex")),
);
const metadata =
  `{"options":{"validator":{"n":{"$gt":{"$numberInt":"0"}}},"validationLevel":"moderate"},"indexes":[` +
  `{"v":{"$numberInt":"2"},"key":{"_id":{"$numberInt":"1"}},"name":"_id_"},` +
  `{"v":{"$numberInt":"2"},"key":{"b":{"$numberInt":"1"},"0":{"$numberInt":"-1"}},"name":"b_1_0_-1","unique":true,"sparse":true},` +
  `{"v":{"$numberInt":"2"},"key":{"n":{"$numberInt":"1"}},"name":"waiting","hidden":true,"partialFilterExpression":{"at":{"$lt":{"$date":{"$numberLong":"1700000000000"}}}}},` +
  `{"v":{"$numberInt":"2"},"key":{"at":{"$numberInt":"1"}},"name":"at_1","expireAfterSeconds":{"$numberInt":"2147483647"}}],` +
  `"uuid":"c3d5a1b2000040008000000000000001","collectionName":"orders/ä","type":"collection"}`;

function writeByHand(): void {
  mkdirSync(join(dump, "shop"), { recursive: true });
  writeFileSync(join(dump, "shop", "orders%2F%C3%A4.bson"), documents);
  writeFileSync(join(dump, "shop", "orders%2F%C3%A4.metadata.json"), metadata);
}
const handMade = () => join(dump, "shop", "orders%2F%C3%A4.bson");

/** Everything below a folder, by its path there. */
function contents(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length), readFileSync(path, "latin1")]));
}

test("a dump that was written by hand is restored and dumped again byte for byte", async () => {
  writeByHand();
  expect(await restoreInto(folder, dump, false)).toEqual({ collections: 1, documents: 2, leftOut: [] });
  expect(checkWhole(folder)).toEqual({ collections: 1, documents: 2, indexes: 4, problems: [] });
  expect(writeDump(folder, join(place, "again"))).toEqual({ collections: 1, documents: 2 });
  expect(contents(join(place, "again"))).toEqual(contents(dump));
});

test("every kind of value and index of a folder goes through a dump unchanged", async () => {
  mkdirSync(folder);
  copyFileSync(join(import.meta.dirname, "../store/testing/format-1/mongo.db"), join(folder, "mongo.db"));
  openTestEngine(undefined, folder)[Symbol.dispose]();
  writeDump(folder, dump);
  const other = join(place, "other");
  await restoreInto(other, dump, false);
  expect(checkWhole(other)).toEqual(checkWhole(folder));
  writeDump(other, join(place, "again"));
  expect(contents(join(place, "again"))).toEqual(contents(dump));
});

test("a collection with the longest name that there may be has a file, and its name again afterwards", async () => {
  const name = "ü".repeat(120);
  {
    using opened = openTestEngine(undefined, folder);
    await opened.run({ insert: name, documents: [{ _id: 1 }] });
  }
  writeDump(folder, dump);
  rmSync(folder, { recursive: true });
  await restoreInto(folder, dump, false);
  using opened = openTestEngine(undefined, folder);
  expect(await opened.run({ count: name })).toMatchObject({ n: { value: 1 } });
});

test("what an old mongodump wrote, relaxed and with less in it, is restored, too; what is of its server is left out", async () => {
  writeByHand();
  const old = `{"options":{},"indexes":[{"v":2,"key":{"b":1.0},"name":"b_1","ns":"shop.old"}]}`;
  writeFileSync(join(dump, "shop", "old.bson"), documents);
  writeFileSync(join(dump, "shop", "old.metadata.json"), old);
  writeFileSync(join(dump, "shop", "bare.bson"), documents);
  mkdirSync(join(dump, "admin"));
  for (const end of ["bson", "metadata.json"]) writeFileSync(join(dump, "admin", `system.version.${end}`), "");
  writeFileSync(join(dump, "prelude.json"), "{}");
  const restored = await restoreInto(folder, dump, false);
  expect(restored).toMatchObject({ collections: 3, documents: 6, leftOut: [expect.stringMatching(/system\.version/)] });
});

test.each<[string, RegExp, () => void]>([
  [
    "a cut file",
    /orders.*\.bson was cut off: the document at byte 34 has 63 bytes, of which 43/,
    () => truncateSync(handMade(), 77),
  ],
  [
    "garbage between documents",
    /orders.*\.bson holds no document at byte 34/,
    () => writeFileSync(handMade(), Buffer.concat([documents.subarray(0, 34), Buffer.alloc(50, "?")])),
  ],
  [
    "garbage in a document",
    /orders.*\.bson cannot be restored: the document at byte 34 is refused \(Invalid BSON/,
    () => writeFileSync(handMade(), Buffer.from(documents).fill("?", 50, 70)),
  ],
  [
    "a document twice",
    /orders.*\.bson cannot be restored: the document at byte 97 is refused \(E11000/,
    () => writeFileSync(handMade(), Buffer.concat([documents, documents])),
  ],
  ["compressed files", /orders.bson.gz is compressed/, () => writeFileSync(join(dump, "shop", "orders.bson.gz"), "")],
  ["a log of changes", /oplog.bson is a log of changes/, () => writeFileSync(join(dump, "oplog.bson"), "")],
  [
    "two files of one collection",
    /second.bson is of the collection shop\.orders\/ä, and so is .*orders%2F%C3%A4\.bson: leave one of them out/,
    () => {
      writeFileSync(join(dump, "shop", "second.bson"), documents);
      writeFileSync(join(dump, "shop", "second.metadata.json"), metadata);
    },
  ],
  ["another file", /letter.txt is no part of a dump/, () => writeFileSync(join(dump, "shop", "letter.txt"), "")],
  ["the wrong folder", /orders.*\.bson lies beside the databases/, () => (dump = join(dump, "shop"))],
  ["no folder", /nowhere is no folder/, () => (dump = join(place, "nowhere"))],
  ["no documents", /lost.bson is missing/, () => writeFileSync(join(dump, "shop", "lost.metadata.json"), metadata)],
  [
    "metadata that is none",
    /orders.*\.metadata\.json is no Extended JSON/,
    () => writeFileSync(join(dump, "shop", "orders%2F%C3%A4.metadata.json"), metadata.slice(0, 99)),
  ],
  [
    "a view",
    /seen.metadata.json is of a view/,
    () => {
      writeFileSync(join(dump, "shop", "seen.bson"), "");
      writeFileSync(join(dump, "shop", "seen.metadata.json"), `{"type":"view"}`);
    },
  ],
  [
    "an index of a kind that is not here",
    /orders.*\.metadata\.json cannot be honoured by this server \(Indexes of type 'text'/,
    () =>
      writeFileSync(
        join(dump, "shop", "orders%2F%C3%A4.metadata.json"),
        metadata.replace(`"b":{"$numberInt":"1"}`, `"b":"text"`),
      ),
  ],
  [
    "a collection of a kind that is not here",
    /cannot be honoured by this server \(the option 'capped' of create/,
    () =>
      writeFileSync(
        join(dump, "shop", "orders%2F%C3%A4.metadata.json"),
        metadata.replace(`{"options":{`, `{"options":{"capped":true,`),
      ),
  ],
])("refuses %s by name, and changes nothing", async (_what, expected, spoil) => {
  writeByHand();
  {
    using opened = openTestEngine(undefined, folder);
    await opened.run({ insert: "orders", $db: "shop", documents: [{ _id: 1 }] });
  }
  spoil();
  await expect(restoreInto(folder, dump, true)).rejects.toThrow(expected);
  expect(checkWhole(folder)).toMatchObject({ collections: 1, documents: 1 });
});

test("replaces what is there only when it is told to", async () => {
  writeByHand();
  await restoreInto(folder, dump, false);
  await expect(restoreInto(folder, dump, false)).rejects.toThrow(/shop\.orders\/ä, which holds documents/);
  truncateSync(handMade(), 34);
  await restoreInto(folder, dump, true);
  expect(checkWhole(folder)).toMatchObject({ documents: 1, problems: [] });
});

test("a folder that is served is refused for a restore, and not for a dump, which is whole or not there", async () => {
  writeByHand();
  using opened = openTestEngine(undefined, folder);
  await opened.run({ insert: "c", documents: [{ _id: 1 }] });
  await expect(restoreInto(folder, dump, false)).rejects.toThrow(/is in use by process/);
  const target = join(place, "new", "dump");
  mkdirSync(`${target}.unfinished`, { recursive: true });
  writeFileSync(join(`${target}.unfinished`, "left over"), "");
  {
    using _another = lockFolder(`${target}.unfinished`);
    expect(() => writeDump(folder, target)).toThrow(/is being written by another dump/);
  }
  expect(writeDump(folder, target)).toEqual({ collections: 1, documents: 1 });
  expect(readdirSync(target)).toEqual(["test"]);
  expect(readdirSync(dirname(target))).toEqual(["dump"]);
  expect(() => writeDump(folder, target)).toThrow(/is not empty/);
  expect(existsSync(join(target, "test", "c.bson"))).toBe(true);
});

test("what is no folder of its own is refused as the place of a dump, with what to do, and stays", async () => {
  using opened = openTestEngine(undefined, folder);
  await opened.run({ insert: "c", documents: [{ _id: 1 }] });
  const [file, link, empty] = ["file", "link", "empty"].map((name) => join(place, name));
  writeFileSync(file ?? "", "words");
  mkdirSync(empty ?? "");
  symlinkSync(empty ?? "", link ?? "");
  expect(() => writeDump(folder, file ?? "")).toThrow(/file is no folder: name one that is empty/);
  expect(() => writeDump(folder, link ?? "")).toThrow(/link is a link, .*: name the folder that it leads to/);
  expect(readFileSync(file ?? "", "utf8")).toBe("words");
  expect(lstatSync(link ?? "").isSymbolicLink()).toBe(true);
  expect(writeDump(folder, empty ?? "")).toMatchObject({ documents: 1 });
});
