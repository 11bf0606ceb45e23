import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { chooseTimeZone } from "#server/desk/people/choose-time-zone.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { PASSWORD } from "#server/desk/testing.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { readArchive } from "./testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const { desk } = world.web;
let maya: Actor;
beforeAll(async () => void (maya = await world.addPerson("Maya", "user")));

const ASK = "GET /api/me/export";
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
};

test("it comes as a file of today's date where they read, that nobody keeps on the way", async () => {
  await chooseTimeZone(desk, maya, {}, { timeZone: "Pacific/Marquesas" });
  const response = await world.call(ASK, { as: maya });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="quickfix-your-data-2026-03-01.zip"`,
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(Object.keys(await readArchive(response))).toContain("README.txt");
});

test("in a browser that was found open it needs the password, and then it does not", async () => {
  const cookie = await world.cookieOf(maya);
  world.advance(11 * 60_000);
  expect(await codeOf(await world.call(ASK, { headers: { cookie } }))).toEqual([403, "auth.confirm"]);
  const origin = "http://localhost:3000";
  const body = { password: PASSWORD };
  const confirmed = await world.trpc("POST /api/trpc/session.confirm", { headers: { cookie, origin }, body });
  expect(confirmed.status).toBe(200);
  expect((await world.call(ASK, { headers: { cookie } })).status).toBe(200);
});

test("a link on another site takes nothing for whoever follows it, and uses up nothing", async () => {
  const elsewhere = { as: maya, headers: { "sec-fetch-site": "cross-site" } };
  const { seq } = await desk.audit.end();
  expect(await codeOf(await world.call(ASK, elsewhere))).toEqual([403, "auth.cross-site"]);
  expect(await desk.audit.walk(seq)).not.toContainEqual(expect.objectContaining({ action: "data.exported" }));
});

test("a token needs nothing more, and the trail says how it was taken away", async () => {
  const { token } = await createToken(desk, maya, { name: "mine", scope: "read", expiresInDays: 3 });
  world.advance(60 * 60_000);
  const { seq } = await desk.audit.end();
  expect((await world.call(ASK, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  expect(await desk.audit.walk(seq)).toMatchObject([{ action: "data.exported", actorId: maya.id, via: "api-token" }]);
});

test("five times a day, and whoever is refused learns when to come again", async () => {
  const robin = await world.addPerson("Robin", "user");
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await world.call(ASK, { as: robin })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  world.advance(21 * 3_600_000);
  const refused = await world.call(ASK, { as: robin });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10800"]);
  expect(await refused.json()).toMatchObject({ error: { message: expect.stringMatching(/try again in 3 hours/) } });
  world.advance(3 * 3_600_000);
  expect((await world.call(ASK, { as: robin })).status).toBe(200);
});
