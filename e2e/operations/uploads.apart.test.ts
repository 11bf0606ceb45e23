import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { sendForm } from "#server/web/testing/send-form.ts";

const MB = 1_000_000;
const Started = z.object({ port: z.number(), cookie: z.string(), scratch: z.string() });
const Memory = z.object({ rss: z.number() });

const door: ChildProcess = fork(path.join(import.meta.dirname, "upload-door/main.ts"), {
  execArgv: ["--expose-gc"],
});
const [first] = await once(door, "message");
const { port, cookie, scratch } = Started.parse(first);
afterAll(async () => {
  door.send("stop");
  await once(door, "exit");
});

const send = (sent: Omit<Parameters<typeof sendForm>[1], "headers">) =>
  sendForm(`http://127.0.0.1:${port}/api/files`, { ...sent, headers: { cookie } });

async function memory(asked: "now" | "rest"): Promise<number> {
  const answered = once(door, "message");
  door.send(asked);
  return Memory.parse((await answered)[0]).rss;
}

test("a file of twenty megabytes streams: the process grows by less than five", { timeout: 120_000 }, async () => {
  // What a process makes once, it has made by then.
  for (let n = 0; n < 3; n++) expect((await send({ bytes: 20 * MB })).status).toBe(201);
  const before = await memory("rest");
  const upload = send({ bytes: 20 * MB });
  let isDone = false;
  void upload.finally(() => (isDone = true));
  let most = 0;
  while (!isDone) most = Math.max(most, await memory("now"));
  expect((await upload).status).toBe(201);
  expect((most - before) / MB).toBeLessThan(5);
});

test("a thousand uploads that are cut off in the middle leave nothing behind", { timeout: 240_000 }, async () => {
  for (let n = 0; n < 50; n++) {
    await Promise.all(Array.from({ length: 20 }, () => send({ bytes: 3 * MB, cutAfter: MB })));
  }
  await expect.poll(() => readdir(scratch), { timeout: 30_000 }).toEqual([]);
});
