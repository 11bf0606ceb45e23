import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { type Sent, sendForm } from "../testing/send-form.ts";
import { openDoor, startTestWeb } from "../testing.ts";

const SentFile = z.object({ id: z.string(), name: z.string(), type: z.string(), bytes: z.number() });
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const MB = 1_000_000;

const world = await startTestWeb();
const maya = await world.addPerson("Maya", "user");
const cookie = await world.cookieOf(maya);
const server = createServer(openDoor(world.web));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.stop();
});

const left = () => readdir(world.web.contents.scratch).catch(() => []);

const send = (at: string, sent: Sent) =>
  sendForm(`http://127.0.0.1:${port}${at}`, { ...sent, headers: { cookie, ...sent.headers } });

test("twenty megabytes come whole, past what Next would cut off, and the same comes back", async () => {
  const { status, body } = await send("/api/files", { bytes: 20 * MB });
  expect(status).toBe(201);
  const file = SentFile.parse(body);
  expect(file).toMatchObject({ name: "film.bin", type: "application/octet-stream", bytes: 20 * MB });
  const response = await world.call(`GET /api/files/${file.id}`, { as: maya });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": 'attachment; filename="film.bin"',
    "content-length": String(20 * MB),
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect((await response.arrayBuffer()).byteLength).toBe(20 * MB);
  expect(await left()).toEqual([]);
});

test("one that is too large is refused by its name, and its sender can read why", async () => {
  const { status, body } = await send("/api/files", { name: "wedding.mov", bytes: 27 * MB });
  expect(status).toBe(413);
  expect(Refusal.parse(body).error).toEqual({
    code: "request.too-large",
    message: "wedding.mov has more than 25 MB, which is the most for one file. Make it smaller, or send a link to it.",
  });
  expect(await left()).toEqual([]);
});

test("what breaks off half-way leaves nothing, and nobody hears of a fault of ours", async () => {
  for (let n = 0; n < 20; n++) await send("/api/files", { bytes: 3 * MB, cutAfter: MB });
  await expect.poll(left).toEqual([]);
  expect(await world.web.desk.files.uploadedSince(maya.id, new Date(0))).toMatchObject({ files: 1 });
});

test("nobody sends a file in the name of whoever is signed in, from another site or without a name", async () => {
  const elsewhere = await send("/api/files", { bytes: 10, headers: { "sec-fetch-site": "cross-site" } });
  expect([elsewhere.status, Refusal.parse(elsewhere.body).error.code]).toEqual([403, "auth.cross-site"]);
  const nobody = await send("/api/files", { bytes: 10, headers: { cookie: "" } });
  expect(nobody.status).toBe(401);
});

test("a complaint that is not there for them is refused before any of the file is kept", async () => {
  const { status, body } = await send("/api/complaints/COMP-99999/files", { bytes: 2 * MB });
  expect([status, Refusal.parse(body).error.code]).toEqual([404, "complaint.not-found"]);
  expect(await left()).toEqual([]);
});

test("what is no form, or brings two files, says how it is done", async () => {
  const json = await world.call("POST /api/files", { as: maya, body: { file: "lamp" } });
  expect([json.status, Refusal.parse(await json.json()).error.message]).toEqual([
    400,
    expect.stringContaining("curl -F file=@photo.jpg"),
  ]);
  const two = new FormData();
  for (const name of ["one.txt", "two.txt"]) two.append("file", new Blob(["It hums."]), name);
  const both = await world.call("POST /api/files", { as: maya, body: two });
  expect(Refusal.parse(await both.json()).error.message).toBe(
    "Send one file a request: one.txt is followed by another one.",
  );
  expect(await left()).toEqual([]);
});

test("names stay people's own, without folders, and come back in a form that is right", async () => {
  const form = new FormData();
  form.append("file", new Blob(["It hums."]), "../Übersicht “May” (1).txt");
  const sent = await world.call("POST /api/files", { as: maya, body: form });
  const { id, name } = SentFile.parse(await sent.json());
  expect(name).toBe("Übersicht “May” (1).txt");
  const response = await world.call(`GET /api/files/${id}`, { as: maya });
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="Ubersicht _May_ (1).txt"; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%9CMay%E2%80%9D%20%281%29.txt`,
  );
});

test("a name is as long as it has signs, and keeps its end once where it is cut", async () => {
  const nameOf = async (name: string) => {
    const form = new FormData();
    form.append("file", new Blob(["It hums."]), name);
    return SentFile.parse(await (await world.call("POST /api/files", { as: maya, body: form })).json()).name;
  };
  const fits = `${"🙂".repeat(146)}.txt`;
  expect(await nameOf(fits)).toBe(fits);
  expect(await nameOf(`${"🙂".repeat(147)}.txt`)).toBe(`${"🙂".repeat(145)}….txt`);
  expect(await nameOf(`${"a".repeat(150)}.${"🙂".repeat(20)}`)).toBe(`${"a".repeat(137)}….${"🙂".repeat(11)}`);
});

test("the three signs that browsers write otherwise in a name are read as what they stand for", async () => {
  const sent = await send("/api/files", { bytes: 10, name: "12%22 lamp%0D%0Aat 100%25, %2F%41.txt" });
  expect(SentFile.parse(sent.body).name).toBe('12" lamp at 100%25, %2F%41.txt');
});

test("while the place of files is away, files are refused in words and everything else goes on", async () => {
  const away = { ...world.web.contents, scratch: "/dev/null/nowhere" };
  const form = new FormData();
  form.append("file", new Blob(["It hums."]), "lamp.txt");
  const refused = await world.callWith({ contents: away }, "POST /api/files", { as: maya, body: form });
  expect([refused.status, Refusal.parse(await refused.json()).error.message]).toEqual([
    503,
    expect.stringContaining("try the file again in a few minutes, or go on without it"),
  ]);
  const filed = { title: "The lamp", description: "It hums.", category: "Product" };
  expect((await world.callWith({ contents: away }, "POST /api/complaints", { as: maya, body: filed })).status).toBe(
    201,
  );
});
