import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createExperimentClient } from "#server/operate/experiments/experiment-client.ts";
import { PLANS } from "../experiments/catalogue.ts";
import { type ControlServer, serveControl } from "./control-server.ts";

const started: string[] = [];
const host = {
  desk: () => ({ experiments: PLANS.map(({ experiment }) => experiment), record: null }),
  start(name: string) {
    started.push(name);
    return started.length === 1 ? { ok: true, sentence: "It begins." } : { ok: false, sentence: "One is under way." };
  },
  stop: () => ({ ok: true, sentence: "It stops." }),
};
let dataDir: string;
let server: ControlServer;

beforeEach(async () => {
  started.length = 0;
  dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-control-"));
  await mkdir(path.join(dataDir, "launch"));
  server = await serveControl(host, dataDir);
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const ask = (method: string, at: string, token = server.token) =>
  fetch(`${server.url}${at}`, { method, headers: { authorization: `Bearer ${token}` } }).then(
    (answer) => answer.status,
  );

test("whoever has the token sees what can be done, starts it and stops it", async () => {
  const client = createExperimentClient(server);
  expect((await client.desk()).experiments.map(({ name }) => name)).toContain("kill-consumer");
  expect(await client.start("kill-consumer")).toEqual({ ok: true, sentence: "It begins." });
  expect(await client.start("sns-away")).toEqual({ ok: false, sentence: "One is under way." });
  expect(await client.stop()).toEqual({ ok: true, sentence: "It stops." });
  expect(started).toEqual(["kill-consumer", "sns-away"]);
});

test("without the token nothing is told and nothing is done", async () => {
  expect(await ask("GET", "/experiments", "wrong")).toBe(401);
  expect(await ask("POST", "/experiments/kill-consumer", "x".repeat(server.token.length))).toBe(401);
  expect(started).toEqual([]);
});

test("a web page starts nothing, and neither does a name that was made to lead here, even with the token", async () => {
  const headers = { authorization: `Bearer ${server.token}` };
  const start = (more: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const url = `${server.url}/experiments/kill-consumer`;
      request(url, { method: "POST", headers: { ...headers, ...more } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once("error", reject)
        .end();
    });
  expect(await start({ origin: "https://evil.example" })).toBe(403);
  expect(await start({ host: "evil.example" })).toBe(403);
  expect(started).toEqual([]);
  expect(await start({ host: "localhost:1" })).toBe(202);
});

test("nothing but known experiments can be asked for", async () => {
  expect(await ask("POST", "/experiments/format-disk")).toBe(404);
  expect(await ask("POST", "/experiments/kill-consumer/again")).toBe(404);
  expect(await ask("PUT", "/experiments")).toBe(405);
  expect(await ask("GET", "/children")).toBe(404);
  expect(started).toEqual([]);
});

test("its address is in the data folder for the owner alone, and gone afterwards", async () => {
  const file = path.join(dataDir, "launch", "control.json");
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ url: server.url, token: server.token });
  expect((await stat(file)).mode & 0o077).toBe(0);
  await server[Symbol.asyncDispose]();
  await expect(readFile(file)).rejects.toThrow("ENOENT");
  server = await serveControl(host, dataDir);
});
