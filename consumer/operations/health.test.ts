import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { systemTimers } from "#server/platform/timers.ts";
import type { QueueLoopStatus } from "../queue/queue-loop.ts";
import { createHealthListener, type HealthPorts } from "./health.ts";

const NOW = new Date("2026-01-17T12:00:00.000Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const queueLoop = (status: Partial<QueueLoopStatus>) => ({
  status: () => ({ lastGoodReceiveAt: ago(10), lastError: null, inFlight: 0, breakerOpen: false, ...status }),
});

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
      ...overrides,
    }),
  );
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    get: (path: string, method = "GET") => fetch(url + path, { method }),
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
  ["the queue refuses", { queueLoop: queueLoop({ lastError: new Error("AccessDenied") }) }, /AccessDenied/],
  ["nothing was received for long", { queueLoop: queueLoop({ lastGoodReceiveAt: ago(61) }) }, /for 60 s/],
  ["the breaker is open", { queueLoop: queueLoop({ breakerOpen: true }) }, /paused/],
])("is not ready while %s, and says so", async (_what, overrides, sentence) => {
  await using server = await serve(overrides);
  const answer = await server.get("/readyz");
  expect(answer.status).toBe(503);
  const { problems } = (await answer.json()) as { problems: string[] };
  expect(problems).toEqual([expect.stringMatching(sentence)]);
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
