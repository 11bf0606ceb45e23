import { afterAll, expect, test } from "vitest";
import { createAccount } from "#server/desk/people/register.ts";
import { createProbe } from "./health/probe.ts";
import { startRestWorld } from "./testing.ts";

const world = await startRestWorld();
const { call, deps } = world;
afterAll(() => world.stop());

const person = { name: "Maya", email: "maya@example.com", password: "a good password", role: "user" as const };
await createAccount(deps.accounts, person);
const signIn = (body: unknown) => call("POST /api/auth/token", { body });

test("a token for e-mail address and password opens the API", async () => {
  const response = await signIn({ email: "Maya@example.com", password: person.password });
  expect(response.status).toBe(200);
  const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
  expect(Date.parse(expiresAt)).toBeGreaterThan(deps.clock.now().getTime());
  const list = await call("GET /api/complaints", { headers: { authorization: `Bearer ${token}` } });
  expect(list.status).toBe(200);
  const changed = await call("GET /api/complaints", { headers: { authorization: `Bearer ${token}x` } });
  expect(changed.status).toBe(401);
});

test("a wrong password is refused, and after ten of them patience is asked for", async () => {
  const wrong = { email: person.email, password: "wrong" };
  for (let i = 0; i < 10; i++) expect((await signIn(wrong)).status).toBe(401);
  const response = await signIn(wrong);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBe(900);
  expect(await response.json()).toMatchObject({ error: { code: "request.too-many" } });
});

const broken = createProbe(
  { check: () => Promise.reject(new Error("ECONNREFUSED 10.0.0.1")), ok: "ok", failed: "It does not answer." },
  deps.clock,
);

test("is healthy while database and topic answer", async () => {
  const response = await call("GET /api/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", dependencies: { database: { ok: true } } });
});

test("is unwell without its database, and says nothing about the inside", async () => {
  const response = await world.callWith({ probes: { ...deps.probes, database: broken } }, "GET /api/health");
  expect(response.status).toBe(503);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ status: "down", dependencies: { database: { ok: false } } });
  expect(text).not.toContain("10.0.0.1");
});

test("goes on without the topic, because what happens is kept", async () => {
  const response = await world.callWith({ probes: { ...deps.probes, topic: broken } }, "GET /api/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "degraded", dependencies: { topic: { ok: false } } });
});

test("looks at most once a second, however often it is asked", async () => {
  let looks = 0;
  const probe = createProbe({ check: async () => looks++, ok: "ok", failed: "failed" }, deps.clock);
  await Promise.all([probe(), probe(), probe()]);
  expect(looks).toBe(1);
  world.advance(1000);
  await probe();
  expect(looks).toBe(2);
});
