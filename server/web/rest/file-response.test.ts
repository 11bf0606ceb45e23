import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { fileResponse } from "./file-response.ts";

const heard: unknown[] = [];
const onError = (error: unknown) => void heard.push(error);
const asked = (init?: RequestInit) => new Request("http://desk.example/api/files/1", init);
const answer = (chunks: AsyncIterable<Uint8Array>, request = asked()) =>
  fileResponse({ name: "lamp.txt", bytes: 3, chunks }, "text/plain", request, onError);
/** What gives nothing until it is told to. */
const waiting = () => new Readable({ read() {} });
const piece = new Uint8Array([1, 2, 3]);

test("who asks for the head alone gets what the file is called and how long it is, and nothing stays open", () => {
  const chunks = waiting();
  const response = answer(chunks, asked({ method: "HEAD" }));
  expect(response.body).toBeNull();
  expect(response.headers.get("content-length")).toBe("3");
  expect(chunks.destroyed).toBe(true);
});

test("who leaves before anything was taken leaves nothing open", async () => {
  const chunks = waiting();
  await answer(chunks).body?.cancel();
  expect(chunks.destroyed).toBe(true);
});

test("who has gone before the answer begins, or goes before anybody takes it, leaves nothing open", () => {
  const [gone, going] = [waiting(), waiting()];
  answer(gone, asked({ signal: AbortSignal.abort() }));
  expect(gone.destroyed).toBe(true);
  const leaving = new AbortController();
  answer(going, asked({ signal: leaving.signal }));
  expect(going.destroyed).toBe(false);
  leaving.abort();
  expect(going.destroyed).toBe(true);
});

test("who leaves while a piece is on its way is no fault of ours", async () => {
  heard.length = 0;
  const next = Promise.withResolvers<void>();
  let isOver = false;
  async function* made() {
    try {
      yield piece;
      await next.promise;
      yield piece;
    } finally {
      isOver = true;
    }
  }
  for (const chunks of [Readable.from(made()), made()]) {
    isOver = false;
    const reader = answer(chunks).body?.getReader();
    expect((await reader?.read())?.value).toEqual(piece);
    const reading = reader?.read();
    await setImmediate();
    const left = reader?.cancel();
    next.resolve();
    await Promise.all([reading, left]);
    await expect.poll(() => isOver).toBe(true);
  }
  expect(heard).toEqual([]);
});

test("what fails half-way breaks the answer off, and operators hear why", async () => {
  heard.length = 0;
  const cause = new Error("the disk is gone");
  const chunks = waiting();
  const { body } = answer(chunks);
  chunks.destroy(cause);
  await expect(body?.getReader().read()).rejects.toBe(cause);
  expect(heard).toEqual([cause]);
});

test("a whole file comes to the letter", async () => {
  expect(await answer(Readable.from([piece, piece])).bytes()).toEqual(new Uint8Array([1, 2, 3, 1, 2, 3]));
});
