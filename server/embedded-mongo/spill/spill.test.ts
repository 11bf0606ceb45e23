import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { Held } from "./held.ts";
import { type Sortable, Sorter } from "./sorter.ts";
import { sweepSpill, Workspace } from "./workspace.ts";

function folderOf(): { path: string } & Disposable {
  const path = temporaryFolder();
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A number to sort by, and one that tells what came first. */
function entry(key: number, at: number, padding = 40): Sortable {
  const bytes = Buffer.alloc(16 + padding);
  bytes.writeDoubleLE(key, 0);
  bytes.writeDoubleLE(at, 8);
  return { key: [key], bytes };
}

const form = (limit?: number) => ({
  compare: (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0]),
  restore: (bytes: Buffer): Sortable => ({ key: [bytes.readDoubleLE(0)], bytes }),
  limit,
});

const place = ({ bytes }: Sortable) => bytes.readDoubleLE(8);

/** 5,000 entries with 100 different keys, in the order that a stable sort gives them. */
const entries = Array.from({ length: 5_000 }, (_unused, at) => entry((at * 37) % 100, at));
const expected = entries.toSorted((a, b) => Number(a.key[0]) - Number(b.key[0])).map(place);

test.each([
  ["in memory", 10_000_000],
  ["in files", 20_000],
])("sorts stably %s", (_where, memory) => {
  using folder = folderOf();
  const sorter = new Sorter(new Workspace(folder.path, memory), form());
  for (const one of entries) sorter.add(one);
  expect(Array.from(sorter.sorted(), place)).toEqual(expected);
});

test.each([10_000_000, 20_000])("gives the first few in the same order, with %d bytes to do it in", (memory) => {
  using folder = folderOf();
  const sorter = new Sorter(new Workspace(folder.path, memory), form(700));
  for (const one of entries) if (!sorter.isOut(one.key)) sorter.add(one);
  expect(Array.from(sorter.sorted(), place).slice(0, 700)).toEqual(expected.slice(0, 700));
});

test("gives back what it held when its reader turns away", () => {
  using folder = folderOf();
  const workspace = new Workspace(folder.path, 400_000);
  const first = new Sorter(workspace, form());
  for (const one of entries.slice(0, 500)) first.add(one);
  const reading = first.sorted();
  reading.next();
  reading.return();
  const share = workspace.reserve("whole");
  expect(share.grow(400_000)).toBe(true);
});

test("what a merge reads ahead is little however many runs there are, and counts", () => {
  using folder = folderOf();
  const workspace = new Workspace(folder.path, 4_000_000);
  // Somebody else holds nearly everything: what is left makes many short runs.
  const other = workspace.reserve("whole");
  other.grow(4_000_000);
  const sorter = new Sorter(workspace, form());
  for (let at = 0; at < 40_000; at += 1) sorter.add(entry((at * 37) % 1_000, at, 1_000));
  const reading = sorter.sorted();
  const ahead = new Set(Array.from({ length: 1_000 }, () => reading.next().value?.bytes.buffer));
  expect(ahead.size).toBeGreaterThan(100);
  for (const piece of ahead) expect(piece?.byteLength).toBeLessThan(10_000);
  other.release();
  const fits = () => {
    const share = workspace.reserve("whole");
    const isThere = share.grow(3_500_000);
    share.release();
    return isThere;
  };
  expect(fits()).toBe(false);
  reading.return();
  expect(fits()).toBe(true);
});

test("shares the memory among all who hold some", () => {
  using folder = folderOf();
  const workspace = new Workspace(folder.path, 100_000);
  const [one, other] = [workspace.reserve("whole"), workspace.reserve("whole")];
  expect(one.grow(90_000)).toBe(true);
  expect(other.grow(20_000)).toBe(false);
  one.release();
  expect(other.grow(20_000)).toBe(true);
});

test("keeps records of every length in their order, and no name of a file", () => {
  using folder = folderOf();
  const held = new Held(new Workspace(folder.path, 1_000));
  const records = [0, 1, 300, 70_000, 800_000, 5, 262_144, 262_140].map((length, at) => Buffer.alloc(length, at + 1));
  for (const record of records) held.add(record);
  expect(readdirSync(folder.path)).toEqual([]);
  expect(
    Array.from(held.read(), (record) => Buffer.compare(record, records[record[0] ? record[0] - 1 : 0] ?? record)),
  ).toEqual(records.map(() => 0));
  held.close();
});

test("deletes at start what an earlier process left, and nothing else", () => {
  using folder = folderOf();
  for (const name of ["mongo.spill-1-0-1", "mongo.db"]) writeFileSync(join(folder.path, name), "x");
  sweepSpill(folder.path);
  expect(readdirSync(folder.path)).toEqual(["mongo.db"]);
});
