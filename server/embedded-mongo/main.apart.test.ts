import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { temporaryFolder } from "./testing.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

interface Started extends AsyncDisposable {
  child: ChildProcess;
  uri: string;
}

function run(...flags: string[]): ChildProcess {
  return spawn(process.execPath, ["--max-old-space-size=256", main, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
}

/** What a process wrote and how it ended. */
async function outcome(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, output };
}

async function start(folder: string): Promise<Started> {
  const child = run("--port", "0", "--data", folder);
  const [line]: Buffer[] = await once(child.stdout ?? child, "data");
  return {
    child,
    uri: line?.toString().trim() ?? "",
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

function folderOf(): { path: string } & Disposable {
  const path = temporaryFolder();
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test("prints its address once it is ready, and stops cleanly on SIGTERM", async () => {
  using folder = folderOf();
  await using server = await start(folder.path);
  expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=quickfix$/);
  for (const uri of [server.uri, server.uri.replace("replicaSet=quickfix", "directConnection=true")]) {
    await using client = new mongo.MongoClient(uri);
    expect(await client.db("admin").command({ ping: 1 })).toMatchObject({ ok: 1 });
  }
  server.child.kill("SIGTERM");
  expect((await once(server.child, "exit"))[0]).toBe(0);
});

test("its files are its owner's alone, also those that an earlier version left open", async () => {
  using folder = folderOf();
  const insert = async () => {
    await using server = await start(folder.path);
    await using client = new mongo.MongoClient(server.uri);
    await client.db("test").collection("things").insertOne({});
    return readdirSync(folder.path).map((name) => join(folder.path, name));
  };
  for (const file of await insert()) chmodSync(file, 0o644);
  chmodSync(folder.path, 0o755);
  const files = [folder.path, ...(await insert())].filter((file) => existsSync(file));
  expect(files.length).toBeGreaterThan(3);
  expect(new Set(files.map((file) => statSync(file).mode & 0o077))).toEqual(new Set([0]));
});

test.each([["--port", "many"], ["--port", "70000"], ["--speed", "1"], ["surplus"]])(
  "explains itself when called with %s %s",
  async (...flags) => {
    const { code, output } = await outcome(run(...flags.filter((flag) => flag !== undefined)));
    expect(code).toBe(2);
    expect(output).toContain("Usage: npm run embedded");
  },
);

test("refuses a folder that another server has open, naming its process", async () => {
  using folder = folderOf();
  await using first = await start(folder.path);
  const second = await outcome(run("--port", "0", "--data", folder.path));
  expect(second.code).toBe(1);
  expect(second.output).toContain(`process ${first.child.pid}`);
});

test("loses nothing that it acknowledged when it is killed under load", async () => {
  using folder = folderOf();
  const acknowledged: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    // The lock of the killed server heals itself, or this start would be refused.
    await using server = await start(folder.path);
    await using client = new mongo.MongoClient(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 1_000 });
    const items = client.db("shop").collection<{ _id: number }>("items");
    await items.createIndex({ tag: 1 });
    const target = acknowledged.length + 300;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let count = 0; acknowledged.length < target + 8; count += 1) {
        const id = round * 1_000_000 + writer * 100_000 + count;
        await items.insertOne({ _id: id, tag: `tag ${id}` } as { _id: number });
        acknowledged.push(id);
        if (acknowledged.length === target) server.child.kill("SIGKILL");
      }
    });
    await Promise.allSettled(writers);
    expect(acknowledged.length).toBeGreaterThanOrEqual(target);
  }
  await using server = await start(folder.path);
  await using client = new mongo.MongoClient(server.uri);
  const found = await client
    .db("shop")
    .collection<{ _id: number }>("items")
    .find()
    .map(({ _id }) => _id)
    .toArray();
  expect(acknowledged.filter((id) => !found.includes(id))).toEqual([]);
  expect(await client.db("shop").command({ validate: "items" })).toMatchObject({ valid: true });
});
