import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { systemTimers } from "#server/platform/timers.ts";
import type { QueueLoopStatus } from "../queue/queue-loop.ts";
import { createHealthListener, type HealthPorts } from "./health.ts";
import { createVisitors, setAnswerHeaders } from "./visitors.ts";

const NOW = new Date("2026-01-17T12:00:00.000Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const queueLoop = (status: Partial<QueueLoopStatus>) => ({
  status: () => ({ lastGoodReceiveAt: ago(10), lastError: null, inFlight: 0, breakerOpen: false, ...status }),
});

const visitors = createVisitors(
  { trustedProxies: [], hosts: ["live.example.com"], metricsToken: "0123456789abcdef" },
  () => {},
);

/** What AWS says names more than anybody needs to know. */
const named = (name: string) => Object.assign(new Error("arn:aws:sqs:eu-north-1:123456789012:QuickFix"), { name });

async function serve(overrides: Partial<HealthPorts> = {}) {
  const http = createServer(
    createHealthListener({
      registry: createMetricsRegistry("consumer"),
      isDraining: () => false,
      loops: { silentFor: () => [] },
      lag: { worstSeconds: () => 0.02 },
      live: { notes: () => [] },
      missingRights: () => [],
      ping: async () => {},
      queueLoop: queueLoop({}),
      clock: { now: () => NOW },
      timers: systemTimers,
      visitors,
      ...overrides,
    }),
  );
  setAnswerHeaders(http, { publicUrl: "https://desk.example.com", isHttpsBelow: true });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    get: (path: string, method = "GET") => fetch(url + path, { method }),
    /** With headers that fetch does not send. */
    async ask(path: string, headers: Record<string, string>) {
      const [answer] = await once(request(url + path, { headers, agent: false }).end(), "response");
      const { statusCode, headers: sent } = answer as IncomingMessage;
      return { status: statusCode, body: await text(answer), sent };
    },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      http.close();
    },
  };
}

test("is alive and ready when all is well, and shows its metrics", async () => {
  await using server = await serve();
  expect((await server.get("/livez")).status).toBe(200);
  expect((await server.get("/readyz?verbose")).status).toBe(200);
  const metrics = await server.get("/metrics");
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  expect(await metrics.text()).toContain("process_cpu_seconds_total");
});

test("is ready right after its start, before the first long poll has come back, but not for ever", async () => {
  let now = NOW;
  await using server = await serve({ clock: { now: () => now }, queueLoop: queueLoop({ lastGoodReceiveAt: null }) });
  expect((await server.get("/readyz")).status).toBe(200);
  now = ago(-61);
  expect((await server.get("/readyz")).status).toBe(503);
});

test.each<[string, Partial<HealthPorts>, RegExp]>([
  ["it is stopping", { isDraining: () => true }, /stopping/],
  ["the database is away", { ping: () => Promise.reject(new Error("no primary")) }, /database does not answer/],
  ["the queue refuses", { queueLoop: queueLoop({ lastError: named("AccessDenied") }) }, /read: these keys may not/],
  ["the queue is gone", { queueLoop: queueLoop({ lastError: named("QueueDoesNotExist") }) }, /it is not there/],
  ["the keys are over", { queueLoop: queueLoop({ lastError: named("ExpiredToken") }) }, /keys are not accepted/],
  [
    "the queue fails",
    { queueLoop: queueLoop({ lastError: named("Strange") }) },
    /read: it does not answer as it should/,
  ],
  ["nothing was received for long", { queueLoop: queueLoop({ lastGoodReceiveAt: ago(61) }) }, /for 60 s/],
  ["the breaker is open", { queueLoop: queueLoop({ breakerOpen: true }) }, /paused/],
])("is not ready while %s, and says so", async (_what, overrides, sentence) => {
  await using server = await serve(overrides);
  const answer = await server.get("/readyz");
  expect(answer.status).toBe(503);
  const { problems } = (await answer.json()) as { problems: string[] };
  expect(problems).toEqual([expect.stringMatching(sentence)]);
  expect(problems.join()).not.toContain("123456789012");
});

test("stays ready while something is only worse than usual, and tells what", async () => {
  await using server = await serve({ live: { notes: () => ["Redis does not answer."] } });
  const answer = await server.get("/readyz");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ready", problems: [], notes: ["Redis does not answer."] });
});

test("names the rights at topic and queues that it was refused, and stays ready for the rest", async () => {
  const sentence = "These keys may not sqs:DeleteMessage on the queue.";
  await using server = await serve({ missingRights: () => [sentence] });
  const answer = await server.get("/readyz");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ notes: [sentence] });
});

test("a database that never answers makes it unready, not silent", async () => {
  const timers = { sleep: async () => {} };
  await using server = await serve({ timers, ping: () => new Promise(() => {}) });
  expect((await server.get("/readyz")).status).toBe(503);
});

test.each<[string, Partial<HealthPorts>, string]>([
  ["a loop stands still", { loops: { silentFor: () => ["sweep"] } }, 'The loop "sweep" has not turned for 90 s.'],
  ["the event loop was blocked", { lag: { worstSeconds: () => 5.25 } }, "The event loop stood still for 5.3 s."],
])("asks to be started again when %s, and says so", async (_what, overrides, sentence) => {
  await using server = await serve(overrides);
  const answer = await server.get("/livez");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ status: "stuck", problems: [sentence] });
});

test("has nothing else to offer", async () => {
  await using server = await serve();
  expect((await server.get("/admin")).status).toBe(404);
  expect((await server.get("/livez", "POST")).status).toBe(405);
});

const FORWARDED = { "x-forwarded-for": "192.0.2.1" };
const TOKEN = { authorization: "Bearer 0123456789abcdef" };

test("whoever is not on this machine learns how it is, and neither why nor any figure", async () => {
  await using server = await serve({ isDraining: () => true, loops: { silentFor: () => ["sweep"] } });
  expect(await server.ask("/readyz", FORWARDED)).toMatchObject({ status: 503, body: '{"status":"not ready"}\n' });
  expect(await server.ask("/livez", FORWARDED)).toMatchObject({ status: 503, body: '{"status":"stuck"}\n' });
  expect((await server.ask("/metrics", FORWARDED)).status).toBe(401);
  expect((await server.ask("/metrics", { ...FORWARDED, authorization: "Bearer wrong" })).status).toBe(401);
});

test("METRICS_TOKEN opens it to whoever has it, at any address", async () => {
  await using server = await serve({ isDraining: () => true });
  const headers = { ...FORWARDED, ...TOKEN, host: "10.0.0.5:3001" };
  expect((await server.ask("/readyz", headers)).body).toContain("The process is stopping.");
  expect((await server.ask("/metrics", headers)).body).toContain("process_cpu_seconds_total");
});

test("a page that was led here under another name reads nothing, not even on this machine", async () => {
  await using server = await serve();
  for (const path of ["/livez", "/readyz", "/metrics"]) {
    expect((await server.ask(path, { host: "evil.example" })).status).toBe(400);
    for (const host of ["live.example.com", "10.0.0.5:3001", "localhost:3001"]) {
      expect((await server.ask(path, { host })).status).toBe(200);
    }
  }
});

test("every answer tells browsers what they may do with it", async () => {
  await using server = await serve();
  for (const path of ["/livez", "/metrics", "/nothing"]) {
    expect((await server.ask(path, {})).sent).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    });
  }
});
