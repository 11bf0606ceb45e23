import { afterAll, expect, test } from "vitest";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { UNKNOWN_SENDER } from "#server/platform/addresses/sender.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { register } from "./register.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

const person = { name: "Maya", email: "maya@example.com", password: "seven good umbrellas" };
await register(web.accounts, person, { sender: UNKNOWN_SENDER });
const signIn = (body: unknown, headers: Record<string, string> = {}) => call("POST /api/auth/token", { body, headers });
/** The headers of a request as they reach a door behind the socket. */
function over(peer: string, headers: Record<string, string>): Record<string, string> {
  const all: Record<string, string> = { ...headers };
  web.senders.write({ headers: all, socket: { remoteAddress: peer } });
  return all;
}

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

test("an operator of the database is no text, and so no address, no password and no search", async () => {
  for (const made of [{ $gt: "" }, { $ne: null }, ["Maya@example.com"]]) {
    expect((await signIn({ email: made, password: person.password })).status).toBe(400);
    expect((await signIn({ email: person.email, password: made })).status).toBe(400);
  }
  const operator = "GET /api/complaints?status[$ne]=Open&q[$regex]=.*&__proto__[admin]=1";
  const asked = await call(operator, { as: await world.addPerson("Ada", "user") });
  expect([asked.status, await asked.json()]).toMatchObject([400, { error: { code: "input.invalid" } }]);
});

test("a wrong password is refused, and after ten of them patience is asked for", async () => {
  const wrong = { email: person.email, password: "wrong" };
  for (let i = 0; i < 10; i++) expect((await signIn(wrong)).status).toBe(401);
  const response = await signIn(wrong);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBe(15);
  expect(await response.json()).toMatchObject({ error: { code: "request.too-many" } });
});

test("thirteen wrong sign-ins, each with another invented address, are not all looked at", async () => {
  const wrong = { email: "asha@example.com", password: "wrong" };
  const statuses = await Array.fromAsync(Array.from({ length: 13 }).keys(), async (nth) => {
    const response = await signIn(wrong, over("127.0.0.1", { "x-forwarded-for": `198.51.100.${nth}` }));
    return response.status;
  });
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429, 429]);
});

test("whoever signed in before is let in while others guess, by what their device was given", async () => {
  const right = { email: emailOf(await world.addPerson("Maya", "user")), password: PASSWORD };
  const response = await signIn(right, over("192.0.2.1", {}));
  const [cookie = "", ...rules] = response.headers.get("set-cookie")?.split("; ") ?? [];
  expect(rules).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Strict", "Path=/"]));
  for (let i = 0; i < 10; i++) await signIn({ ...right, password: "wrong" }, over("192.0.2.1", {}));
  expect((await signIn(right, over("192.0.2.1", {}))).status).toBe(429);
  expect((await signIn(right, over("192.0.2.1", { cookie }))).status).toBe(200);
  const opened = await call("GET /api/complaints", { headers: { cookie } });
  expect(opened.status).toBe(401);
});
