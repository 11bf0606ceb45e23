import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { startFauxqs } from "fauxqs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openFileStore } from "./open-file-store.ts";
import { sweepScratch } from "./sweep-scratch.ts";

const folder = await mkdtemp(path.join(tmpdir(), "quickfix-files-"));
const emulator = await startFauxqs({ port: 0, logger: false });
const place = {
  region: "eu-north-1",
  endpoint: emulator.address,
  credentials: { accessKeyId: "embedded", secretAccessKey: "embedded" },
};
const s3 = new S3Client({ ...place, forcePathStyle: true });
await s3.send(new CreateBucketCommand({ Bucket: "quickfix-files" }));
s3.destroy();
afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true });
});

const heard: unknown[] = [];
const kept = { any: false };
const reports = { onAway: (cause: unknown) => void heard.push(cause), hasKept: async () => kept.any };
const WORLDS = {
  "a folder": { folder, bucket: undefined, place },
  "a bucket": { folder, bucket: "quickfix-files", place },
};
const AWAY = {
  "a folder that is a file": { folder: path.join(folder, "no-folder"), bucket: undefined, place },
  "a bucket that is not there": { folder, bucket: "quickfix-nothing", place },
};
await writeFile(path.join(folder, "no-folder"), "");

describe.each(Object.entries(WORLDS))("%s", (_, env) => {
  const store = openFileStore(env, reports);
  afterAll(() => store[Symbol.dispose]());

  const written = async (content: string | Uint8Array) => {
    await mkdir(store.scratch, { recursive: true });
    const file = path.join(store.scratch, randomUUID());
    await writeFile(file, content);
    return file;
  };
  const read = async (key: string) => {
    const chunks = await store.open(key);
    return chunks && Buffer.concat(await Array.fromAsync(chunks));
  };

  test("keeps what lies on this machine, gives it back to the letter, and leaves nothing where it lay", async () => {
    const large = Buffer.alloc(3_000_000, "Grüße 😀 ");
    const from = await written(large);
    await store.put("0123456789abcdef01234567", from);
    expect((await read("0123456789abcdef01234567"))?.equals(large)).toBe(true);
    expect(await readdir(store.scratch)).not.toContain(path.basename(from));
  });

  test("keeps the same again, takes it away, and takes nothing away twice", async () => {
    await store.put("aa.thumb", await written("one"));
    await store.put("aa.thumb", await written("two"));
    expect(String(await read("aa.thumb"))).toBe("two");
    await store.remove("aa.thumb");
    await store.remove("aa.thumb");
    expect(await read("aa.thumb")).toBeNull();
  });

  test("what was opened and not read is closed where it is destroyed", async () => {
    await store.put("cc", await written(Buffer.alloc(3_000_000)));
    const chunks = await store.open("cc");
    const closed = once(chunks ?? expect.unreachable(), "close");
    chunks?.destroy();
    await closed;
  });

  test("leaves no old upload of a process that died, and every new one", async () => {
    const [old, fresh] = [await written("old"), await written("new")];
    const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(old, hoursAgo, hoursAgo);
    expect(await sweepScratch(store.scratch, new Date())).toBeGreaterThan(0);
    const left = await readdir(store.scratch);
    expect(left).toContain(path.basename(fresh));
    expect(left).not.toContain(path.basename(old));
    await rm(fresh);
  });
});

describe.each(Object.entries(AWAY))("%s", (_, env) => {
  const store = openFileStore(env, reports);
  afterAll(() => store[Symbol.dispose]());

  test("refuses in words that name a way on, and operators hear why", async () => {
    const file = path.join(folder, "lamp.txt");
    await writeFile(file, "It makes no light.");
    heard.length = 0;
    await expect(store.put("bb", file)).rejects.toMatchObject({
      code: "service.unavailable",
      message: expect.stringContaining("or go on without it"),
    });
    expect(heard).toHaveLength(1);
  });
});

describe("a folder whose disk is not there", () => {
  const mount = path.join(folder, "mount");
  const store = openFileStore({ folder: mount, bucket: undefined, place }, reports);
  const written = async () => {
    await mkdir(store.scratch, { recursive: true });
    const file = path.join(store.scratch, randomUUID());
    await writeFile(file, "It hums.");
    return file;
  };
  beforeEach(() => {
    kept.any = false;
    heard.length = 0;
  });

  test("is told from a new one: nothing is kept in it, missed in it, or taken for gone", async () => {
    await store.put("aa01", await written());
    kept.any = true;
    await rename(mount, `${mount}.disk`);
    await mkdir(mount);
    const away = { code: "service.unavailable" };
    await expect(store.put("aa02", await written())).rejects.toMatchObject(away);
    await expect(store.open("aa01")).rejects.toMatchObject(away);
    await expect(store.remove("aa01")).rejects.toMatchObject(away);
    expect(heard.map(String)).toEqual(Array.from({ length: 3 }, () => expect.stringContaining("is its disk mounted")));
    expect(await readdir(mount)).toEqual(["incoming"]);

    await rm(mount, { recursive: true });
    await rename(`${mount}.disk`, mount);
    expect(await store.open("aa01")).not.toBeNull();
    expect(await store.open("aa02")).toBeNull();
  });

  test("is known by its folders where the version before made it", async () => {
    kept.any = true;
    await rm(path.join(mount, "quickfix-files.txt"));
    await store.put("aa03", await written());
    expect(await readdir(mount)).toContain("quickfix-files.txt");
  });
});

test("there is nothing to sweep where nobody has sent anything", async () => {
  expect(await sweepScratch(path.join(folder, "nowhere"), new Date())).toBe(0);
});
