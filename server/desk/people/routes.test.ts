import { afterAll, expect, test } from "vitest";
import { startTestWeb } from "#server/web/testing.ts";
import { createAccount } from "./register.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

const person = { name: "Maya", email: "maya@example.com", password: "a good password", role: "user" as const };
await createAccount(web.accounts, person);
const signIn = (body: unknown) => call("POST /api/auth/token", { body });

test("a token for e-mail address and password opens the API", async () => {
  const response = await signIn({ email: "Maya@example.com", password: person.password });
  expect(response.status).toBe(200);
  const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
  expect(Date.parse(expiresAt)).toBeGreaterThan(web.clock.now().getTime());
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
