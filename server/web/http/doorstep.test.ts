import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { UNKNOWN_SENDER } from "#server/platform/addresses/sender.ts";
import { answerHeaders } from "#server/platform/doors/answer-headers.ts";
import { createCounters } from "#server/platform/limits/counters.ts";
import { withChanges } from "#server/platform/limits/table.ts";
import { beforeServing } from "./before-serving.ts";
import { createDoorstep } from "./doorstep.ts";
import { createRefusalLines } from "./refusal-lines.ts";

/** A server that answers with the status at the end of the address, and the doorstep before it. */
async function startDesk({ requests = 100, refusals = 3, atOnce = 10, isOn = true, isCrowd = false } = {}) {
  let served = 0;
  let [arrived, underWay] = [0, 0];
  let opened: Promise<unknown> = Promise.resolve();
  let at = 0;
  const server = createServer(({ url }, response) => {
    served += 1;
    underWay += 1;
    response.once("close", () => void (underWay -= 1));
    void opened.then(() => response.writeHead(Number(url?.split("/").at(-1)) || 200).end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const counters = createCounters({
    isOn,
    table: withChanges({ requests, refusals, "at-once": atOnce }),
    now: () => at,
  });
  const senders = {
    read({ get }: Pick<Headers, "get">) {
      arrived += 1;
      return { ...UNKNOWN_SENDER, network: String(get("from")), isCrowd };
    },
  };
  const headers = answerHeaders("https://help.example.com", true);
  const told: unknown[] = [];
  const lines = createRefusalLines({ info: (line: unknown) => void told.push(line) });
  const doors = [beforeServing(createDoorstep({ counters, senders, headers, lines })), beforeServing(lines.admit)];
  const agent = new Agent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, from = "somebody") => {
    const asked = request({ port, host: "127.0.0.1", path, agent, headers: { from } }).end();
    const [answer] = await once(asked, "response");
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
  };
  return {
    ask,
    served: () => served,
    underWay: () => underWay,
    /** How many have come to the door. */
    arrived: () => arrived,
    /** Nobody gets an answer until what this returns is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      opened = promise;
      return resolve;
    },
    advance: (ms: number) => void (at += ms),
    told,
    leave() {
      for (const door of doors.toReversed()) door[Symbol.dispose]();
    },
    async [Symbol.asyncDispose]() {
      for (const door of doors) door[Symbol.dispose]();
      agent.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

test("requests are served until an address has had as many as it may, and again when the time is over", async () => {
  await using desk = await startDesk({ requests: 2 });
  const { ask, served, advance } = desk;
  expect([(await ask("/")).status, (await ask("/")).status]).toEqual([200, 200]);
  const refused = await ask("/");
  expect([refused.status, refused.headers["retry-after"], refused.headers["cache-control"]]).toEqual([
    429,
    "10",
    "no-store",
  ]);
  expect(served()).toBe(2);
  expect((await ask("/", "somebody else")).status).toBe(200);
  advance(10_000);
  expect((await ask("/")).status).toBe(200);
});

test("whoever is refused again and again is turned away before anybody works for them; others are not", async () => {
  await using desk = await startDesk({ refusals: 3 });
  const { ask, served } = desk;
  for (const status of [404, 400, 401]) expect((await ask(`/${status}`)).status).toBe(status);
  expect((await ask("/200")).status).toBe(429);
  expect(served()).toBe(3);
  expect((await ask("/200", "somebody else")).status).toBe(200);
});

test("what an address sends at once is served in turns, and those who are refused meanwhile do not get theirs", async () => {
  await using desk = await startDesk({ refusals: 2, atOnce: 1 });
  const { ask, served } = desk;
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/404")));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(2);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(18);
  expect(served()).toBe(2);
});

test("whoever was refused a few times is served two at once, so that nobody waits behind a dozen of theirs", async () => {
  await using desk = await startDesk({ refusals: 40, atOnce: 6 });
  const { ask, arrived, underWay, hold } = desk;
  /** How many of six are served at once. */
  const atOnceOfSix = async () => {
    const [before, open] = [arrived(), hold()];
    const answers = Array.from({ length: 6 }, () => ask("/200"));
    await vi.waitUntil(() => arrived() === before + 6);
    const most = underWay();
    open();
    await Promise.all(answers);
    return most;
  };
  expect(await atOnceOfSix()).toBe(6);
  for (let n = 0; n < 4; n++) await ask("/404");
  expect(await atOnceOfSix()).toBe(2);
});

test("who is turned away has one line until they are served again", async () => {
  await using desk = await startDesk({ requests: 1 });
  const { ask, advance, told } = desk;
  const line = { door: "doorstep", method: "GET", status: 429, code: "request.too-many" };
  for (let n = 0; n < 5; n++) await ask("/");
  expect(told).toEqual([line]);
  advance(10_000);
  for (let n = 0; n < 5; n++) await ask("/");
  expect(told).toEqual([line, line]);
});

test("a fault of ours counts against nobody", async () => {
  await using desk = await startDesk({ refusals: 3 });
  const { ask } = desk;
  for (let n = 0; n < 6; n++) expect((await ask("/503")).status).toBe(503);
});

test("each reads the refusal in a shape they know", async () => {
  await using desk = await startDesk({ requests: 1 });
  const { ask } = desk;
  await ask("/");
  const message = "Too many requests. Please try again in 10 seconds.";
  expect((await ask("/complaints")).body).toBe(`${message}\n`);
  expect(JSON.parse((await ask("/api/complaints")).body)).toEqual({ error: { code: "request.too-many", message } });
  expect(JSON.parse((await ask("/api/trpc/session.me?batch=1")).body)).toMatchObject({
    error: { message, data: { httpStatus: 429, domain: { code: "request.too-many", retryAfterSeconds: 10 } } },
  });
});

test.for([{ isOn: false }, { isCrowd: true }])("nobody is turned away with %j", async (setting) => {
  await using desk = await startDesk({ ...setting, requests: 1, refusals: 1 });
  const { ask } = desk;
  for (let n = 0; n < 5; n++) expect((await ask("/404")).status).toBe(404);
});

test("built files are counted for nothing", async () => {
  await using desk = await startDesk({ requests: 1 });
  const { ask } = desk;
  for (let n = 0; n < 5; n++) expect((await ask("/_next/static/chunk.js")).status).toBe(200);
  expect((await ask("/")).status).toBe(200);
});

test("every answer tells browsers what they may do with it, a refused one and one of the server's own among them", async () => {
  await using desk = await startDesk({ requests: 1 });
  const { ask } = desk;
  for (const status of [200, 429]) {
    const answer = await ask("/");
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
    });
  }
});

test("the server is as it was once nobody stands before it", async () => {
  await using desk = await startDesk({ requests: 1 });
  const { ask, leave, served } = desk;
  await ask("/");
  leave();
  expect((await ask("/")).status).toBe(200);
  expect(served()).toBe(2);
});
