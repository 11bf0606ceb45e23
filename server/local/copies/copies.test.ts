import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestEngine, temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { lockFolder } from "../process/folder-lock.ts";
import { makeCopy } from "./make-copy.ts";
import { isDue, keepNightlyCopies } from "./nightly.ts";
import { isCutRestore, listCopies, nameOf, type Places, placesOf } from "./places.ts";
import { restoreCopy } from "./restore-copy.ts";

let place: string;
let places: Places;
let mongo: string;
beforeEach(() => {
  place = temporaryFolder();
  places = placesOf({ QUICKFIX_DATA_DIR: path.join(place, "data"), COPIES_KEPT: "2" });
  mongo = path.join(places.dataDir, "mongo");
  mkdirSync(path.join(places.dataDir, "files", "ab"), { recursive: true });
  mkdirSync(path.join(places.dataDir, "files", "incoming"));
  writeFileSync(path.join(places.dataDir, "files", "ab", "1.png"), "a picture");
  writeFileSync(path.join(places.dataDir, "files", "incoming", "half"), "half of one");
  writeFileSync(path.join(places.dataDir, "secret"), "the secret", { mode: 0o644 });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const night = (day: number) => new Date(Date.UTC(2026, 2, day, 2, 0, 5));
const insert = (opened: ReturnType<typeof openTestEngine>, ...ids: number[]) =>
  opened.run({ insert: "c", documents: ids.map((_id) => ({ _id })) });
async function count(): Promise<unknown> {
  using opened = openTestEngine(undefined, mongo);
  return opened.run({ count: "c" });
}

test("a copy is made beside the desk at work, of one moment, and readable by its owner alone", async () => {
  using opened = openTestEngine(undefined, mongo);
  await insert(opened, 1, 2);
  const unfinished = insert(opened, 3);
  expect(await makeCopy(places, night(1))).toEqual({ name: "2026-03-01T02-00-05Z", files: 1 });
  await unfinished;
  const copy = path.join(places.copiesDir, "2026-03-01T02-00-05Z");
  expect(readdirSync(copy, { recursive: true }).map(String).toSorted()).toEqual(
    ["files", "files/ab", "files/ab/1.png", "mongo", "mongo/mongo.db", "secret"].toSorted(),
  );
  const modes = ["", "mongo", "files", "mongo/mongo.db", "secret"].map(
    (name) => statSync(path.join(copy, name)).mode & 0o077,
  );
  expect([...modes, statSync(places.copiesDir).mode & 0o077]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("as many are kept as are asked for; what was left unfinished is no copy and goes", async () => {
  openTestEngine(undefined, mongo)[Symbol.dispose]();
  mkdirSync(path.join(places.copiesDir, ".unfinished", "mongo"), { recursive: true });
  for (const day of [1, 2, 3]) await makeCopy(places, night(day));
  expect(listCopies(places)).toEqual(["2026-03-03T02-00-05Z", "2026-03-02T02-00-05Z"]);
  expect(readdirSync(places.copiesDir).toSorted()).toEqual([".making", ...listCopies(places).toReversed()]);
});

test("two copies of one second are two, the later one the newest, and a file that is called as a copy is none", async () => {
  openTestEngine(undefined, mongo)[Symbol.dispose]();
  mkdirSync(places.copiesDir, { recursive: true });
  const stray = path.join(places.copiesDir, "2026-03-01T02-00-06Z");
  writeFileSync(stray, "mine");
  for (const name of ["2026-03-01T02-00-05Z", "2026-03-01T02-00-07Z"]) {
    expect(await makeCopy(places, night(1))).toMatchObject({ name });
  }
  expect(listCopies(places)).toEqual(["2026-03-01T02-00-07Z", "2026-03-01T02-00-05Z"]);
  expect(readFileSync(stray, "utf8")).toBe("mine");
});

test("the newest copy is put back, whole; what was there is kept beside it, and so is the copy", async () => {
  {
    using opened = openTestEngine(undefined, mongo);
    await insert(opened, 1, 2);
    await makeCopy(places, night(1));
    await insert(opened, 3);
  }
  writeFileSync(path.join(places.dataDir, "secret"), "another");
  rmSync(path.join(places.dataDir, "files", "ab"), { recursive: true });
  mkdirSync(path.join(places.dataDir, "aws"));
  const before = path.join(places.dataDir, "before-restore-2026-03-02T02-00-05Z");
  const restored = await restoreCopy(places, "newest", night(2));
  expect(restored).toEqual({ name: "2026-03-01T02-00-05Z", documents: 2, files: 1, before });
  expect(await count()).toMatchObject({ n: { value: 2 } });
  expect(readFileSync(path.join(places.dataDir, "secret"), "utf8")).toBe("the secret");
  expect(statSync(path.join(places.dataDir, "secret")).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(places.dataDir, "files", "ab", "1.png"), "utf8")).toBe("a picture");
  expect(readdirSync(before).toSorted()).toEqual(["aws", "files", "mongo", "secret"]);
  expect(listCopies(places)).toEqual(["2026-03-01T02-00-05Z"]);
  await restoreCopy(places, "2026-03-01T02-00-05Z", night(3));
  expect(await count()).toMatchObject({ n: { value: 2 } });
});

test("a database that is damaged is put right by one command; it is no copy's source before that", async () => {
  {
    using opened = openTestEngine(undefined, mongo);
    await insert(opened, 1, 2);
    await makeCopy(places, night(1));
  }
  truncateSync(path.join(mongo, "mongo.db"), 0);
  await expect(makeCopy(places, night(2))).rejects.toThrow(
    /mongo\.db is empty[\s\S]*npm run copies -- --restore newest/,
  );
  await restoreCopy(places, "newest", night(2));
  expect(await count()).toMatchObject({ n: { value: 2 } });
});

test("where one part cannot be moved, as a mounted disk, all others are moved back; a restore cut between its moves is told", async () => {
  const filesDir = path.join(place, "disk", "files");
  mkdirSync(filesDir, { recursive: true });
  writeFileSync(path.join(filesDir, "one"), "1");
  places = placesOf({ QUICKFIX_DATA_DIR: places.dataDir, FILES_DIR: filesDir });
  {
    using opened = openTestEngine(undefined, mongo);
    await insert(opened, 1);
    await makeCopy(places, night(1));
    await insert(opened, 2);
  }
  const away = `${filesDir}.before-restore-${nameOf(night(2))}`;
  mkdirSync(away);
  writeFileSync(path.join(away, "in the way"), "");
  const there = () =>
    readdirSync(places.dataDir)
      .filter((name) => ![".restoring", "launch"].includes(name))
      .toSorted();
  const before = there();
  await expect(restoreCopy(places, "newest", night(2))).rejects.toThrow(/^Nothing was changed/);
  expect(there()).toEqual(before);
  expect(await count()).toMatchObject({ n: { value: 2 } });
  expect(isCutRestore(places.dataDir)).toBe(false);
  renameSync(path.join(mongo, "mongo.db"), path.join(place, "moved"));
  expect(isCutRestore(places.dataDir)).toBe(true);
});

test("files on another disk are put back there", async () => {
  const filesDir = path.join(place, "disk", "files");
  mkdirSync(filesDir, { recursive: true });
  writeFileSync(path.join(filesDir, "one"), "1");
  places = placesOf({ QUICKFIX_DATA_DIR: places.dataDir, FILES_DIR: filesDir });
  openTestEngine(undefined, mongo)[Symbol.dispose]();
  await makeCopy(places, night(1));
  writeFileSync(path.join(filesDir, "two"), "2");
  await restoreCopy(places, "newest", night(2));
  expect(readdirSync(filesDir)).toEqual(["one"]);
  expect(readdirSync(`${filesDir}.before-restore-2026-03-02T02-00-05Z`)).toEqual(["one", "two"]);
});

test("nothing is put back while the desk runs, of a copy that is damaged, or of one that is not there", async () => {
  openTestEngine(undefined, mongo)[Symbol.dispose]();
  await expect(restoreCopy(places, "newest", night(1))).rejects.toThrow(/There are no copies/);
  await makeCopy(places, night(1));
  await expect(restoreCopy(places, "2020-01-01", night(1))).rejects.toThrow(/There is no copy[\s\S]*2026-03-01/);
  {
    using _running = lockFolder(path.join(places.dataDir, "launch"), "another QuickFix stack");
    await expect(restoreCopy(places, "newest", night(1))).rejects.toThrow(/another QuickFix stack/);
  }
  {
    using _served = openTestEngine(undefined, mongo);
    await expect(restoreCopy(places, "newest", night(2))).rejects.toThrow(/is in use by process/);
  }
  truncateSync(path.join(places.copiesDir, "2026-03-01T02-00-05Z", "mongo", "mongo.db"), 9_000);
  await expect(restoreCopy(places, "newest", night(3))).rejects.toThrow(/mongo\.db was cut off/);
  expect(existsSync(path.join(mongo, "mongo.db"))).toBe(true);
});

test.each([
  ["never", new Date(2026, 2, 2, 12), true],
  [new Date(2026, 2, 2, 3, 1), new Date(2026, 2, 2, 12), false],
  [new Date(2026, 2, 1, 3, 1), new Date(2026, 2, 2, 2, 59), false],
  [new Date(2026, 2, 1, 3, 1), new Date(2026, 2, 2, 3, 0), true],
  [new Date(2026, 1, 20, 3, 1), new Date(2026, 2, 2, 1), true],
])("with the last copy of %s, at %s one is due: %s", (newest, now, expected) => {
  expect(isDue(newest === "never" ? null : (newest as Date), now)).toBe(expected);
});

test("the launcher has one made a night, tries again after an hour what failed, and stops in the middle of it", async () => {
  let now = new Date(2026, 2, 1, 12);
  const waits: number[] = [];
  const lines: string[] = [];
  let made = 0;
  const ended = Promise.withResolvers<void>();
  const keeper = keepNightlyCopies({
    env: { QUICKFIX_DATA_DIR: places.dataDir },
    onLine: (line) => void lines.push(line),
    now: () => now,
    timers: {
      async sleep(ms, signal) {
        waits.push(ms);
        now = new Date(now.getTime() + ms);
        if (made < 3) return;
        ended.resolve();
        await new Promise((resolve) => signal?.addEventListener("abort", resolve));
      },
    },
    async make() {
      made += 1;
      if (made === 1) throw new Error("The disk is away.");
      await makeCopy(places, now);
    },
  });
  openTestEngine(undefined, mongo)[Symbol.dispose]();
  await ended.promise;
  await keeper[Symbol.asyncDispose]();
  expect(lines).toEqual(["The disk is away. It is tried again in an hour."]);
  expect(waits.slice(0, 2)).toEqual([60_000, 3_600_000]);
  // Every five minutes until the next night at three.
  expect(now.getTime()).toBeGreaterThan(new Date(2026, 2, 2, 3).getTime());
  expect(waits.length).toBeGreaterThan(150);
});
