import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { tidy } from "../housekeeping.ts";
import { openTestEngine } from "../testing.ts";
import { checkWhole } from "./deep-check.ts";

/** A small disk of one's own takes a user who may mount one; the tests are skipped for everybody else. */
const disk = mkdtempSync(join(tmpdir(), "quickfix-disk-"));
const hasDisk = mounted();
const reserve = 4 * 1024 * 1024;
const folder = join(disk, "mongo");
const filler = join(disk, "filler");

function mounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

beforeEach(() => mkdirSync(folder));
afterEach(() => {
  rmSync(filler, { force: true });
  rmSync(folder, { recursive: true });
});
afterAll(() => {
  if (hasDisk) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true });
});

/** Takes whatever is free but for `left` bytes, as other programs do. */
function fillDisk(left = 0): void {
  const handle = openSync(filler, "a");
  try {
    for (let size = 1 << 20; size >= 512; size >>= 1) {
      try {
        while (freeBytes() - size >= left) if (writeSync(handle, Buffer.alloc(size)) < size) break;
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
  expect(freeBytes()).toBeLessThan(left + 4_096);
}

function freeBytes(): number {
  const { bfree, bsize } = statfsSync(disk);
  return bfree * bsize;
}

const open = (bytes = reserve) => openTestEngine(undefined, folder, bytes);
const documents = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ _id: from + at, text: `${from + at}`.repeat(1_000) }));
const full = { ok: { value: 0 }, code: { value: 14031 }, codeName: "OutOfDiskSpace" };
const isReserved = () => existsSync(join(folder, "mongo.reserve"));

test.skipIf(!hasDisk)(
  "on a full disk everything can be read and deleted, and the rest is refused until there is room again",
  async () => {
    using opened = open(2 * 1024 * 1024);
    for (let from = 0; from < 1_500; from += 100) await opened.run({ insert: "c", documents: documents(from, 100) });
    expect(isReserved()).toBe(true);
    // With little left the log is folded into the file, second by second.
    fillDisk(7 * 1024 * 1024);
    opened.engine.space.look();
    fillDisk();
    expect(await opened.run({ delete: "c", deletes: [{ q: { _id: 0 }, limit: 1 }] })).toMatchObject({
      n: { value: 1 },
    });
    expect(isReserved()).toBe(false);
    for (const command of [
      { insert: "c", documents: documents(9_000, 1) },
      { update: "c", updates: [{ q: { _id: 1 }, u: { $set: { a: 1 } } }] },
      { createIndexes: "c", indexes: [{ key: { text: 1 }, name: "text" }] },
      { aggregate: "c", pipeline: [{ $out: "d" }], cursor: {} },
      { findAndModify: "c", query: { _id: 1 }, update: { $set: { a: 1 } } },
    ]) {
      expect(await opened.run(command)).toMatchObject(full);
    }
    expect(await opened.run({ aggregate: "c", pipeline: [{ $count: "n" }], cursor: {} })).toMatchObject({
      cursor: { firstBatch: [{ n: { value: 1_499 } }] },
    });
    expect(await opened.run({ findAndModify: "c", query: { _id: 1 }, remove: true })).toMatchObject({
      value: { _id: {} },
    });
    // What is deleted leaves room inside of the file, on the same full disk.
    for (let from = 0; from < 1_400; from += 100) {
      const q = { _id: { $gte: from, $lt: from + 100 } };
      expect(await opened.run({ delete: "c", deletes: [{ q, limit: 0 }] })).toMatchObject({ ok: { value: 1 } });
    }
    expect(await opened.run({ insert: "c", documents: documents(9_000, 100) })).toMatchObject({ n: { value: 100 } });
    rmSync(filler);
    opened.engine.space.look();
    expect(isReserved()).toBe(true);
    expect(await opened.run({ insert: "c", documents: documents(9_100, 1) })).toMatchObject({ n: { value: 1 } });
  },
);

test.skipIf(!hasDisk)(
  "a write that meets the end of the disk is undone and says so, and what comes next is deleting",
  async () => {
    using opened = open();
    await opened.run({ insert: "c", documents: documents(0, 50) });
    fillDisk();
    let answer = await opened.run({ insert: "c", documents: documents(100, 50) });
    for (let from = 200; Number(answer["ok"]) === 1; from += 100) {
      answer = await opened.run({ insert: "c", documents: documents(from, 50) });
    }
    expect(answer).toMatchObject(full);
    expect(isReserved()).toBe(false);
    expect(await opened.run({ drop: "c" })).toMatchObject({ ok: { value: 1 } });
  },
);

test.skipIf(!hasDisk)(
  "a full disk lets it start, and once more without a reserve, and expired documents go",
  async () => {
    {
      using opened = openTestEngine(() => new Date(), folder, reserve);
      await opened.run({ insert: "c", documents: documents(0, 100) });
      await opened.run({ insert: "c", documents: [{ _id: "old", at: new Date(0) }] });
      await opened.run({ createIndexes: "c", indexes: [{ key: { at: 1 }, name: "at", expireAfterSeconds: 1 }] });
    }
    fillDisk();
    for (const _start of ["first", "second"]) {
      using opened = open();
      expect(await opened.run({ count: "c" })).toMatchObject({ ok: { value: 1 } });
      tidy(opened.engine);
      expect(await opened.run({ insert: "c", documents: documents(500, 1) })).toMatchObject(full);
      expect(await opened.run({ delete: "c", deletes: [{ q: {}, limit: 1 }] })).toMatchObject({ n: { value: 1 } });
    }
    expect(checkWhole(folder)).toMatchObject({ documents: 98, problems: [] });
  },
);

test.skipIf(!hasDisk)("a folder without a reserve is refused on a full disk with how much is free", async () => {
  open(0)[Symbol.dispose]();
  fillDisk();
  expect(() => open(reserve)).toThrow(/The disk is full: 0 bytes are free where .*mongo is, and 1048576 are needed/);
  rmSync(filler);
  open(reserve)[Symbol.dispose]();
});
