import { afterAll, expect, test } from "vitest";
import { ErrorBody } from "#server/platform/doors/error-body.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { createProbe } from "./probe.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

const broken = createProbe(
  { check: () => Promise.reject(new Error("ECONNREFUSED 10.0.0.1")), ok: "ok", failed: "It does not answer." },
  web.clock,
);

test("is healthy while database and topic answer", async () => {
  const response = await call("GET /api/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", dependencies: { database: { ok: true } } });
});

test("is unwell without its database, and says nothing about the inside", async () => {
  const response = await world.callWith({ health: { ...web.health, database: broken } }, "GET /api/health");
  expect(response.status).toBe(503);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ status: "down", dependencies: { database: { ok: false } } });
  expect(ErrorBody.parse(JSON.parse(text)).error).toEqual({
    code: "service.unavailable",
    message: "The database is away.",
  });
  expect(response.headers.get("retry-after")).toBe("5");
  expect(text).not.toContain("10.0.0.1");
});

test("goes on without the topic, because what happens is kept", async () => {
  const response = await world.callWith({ health: { ...web.health, topic: broken } }, "GET /api/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "degraded", dependencies: { topic: { ok: false } } });
});

test("is down when both are away, and says of each that it does not answer", async () => {
  const response = await world.callWith({ health: { database: broken, topic: broken } }, "GET /api/health");
  expect(response.status).toBe(503);
  const away = { ok: false, message: "It does not answer." };
  expect(await response.json()).toMatchObject({ status: "down", dependencies: { database: away, topic: away } });
});

test("looks at most once a second, however often it is asked", async () => {
  let looks = 0;
  const probe = createProbe({ check: async () => looks++, ok: "ok", failed: "failed" }, web.clock);
  await Promise.all([probe(), probe(), probe()]);
  expect(looks).toBe(1);
  world.advance(1000);
  await probe();
  expect(looks).toBe(2);
});
