import type { AnyProcedure } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { createRoutes } from "./rest/routes.ts";
import { startTestWeb } from "./testing.ts";
import { createRouter } from "./trpc/router.ts";

/** Open to staff who have yet to set up the second factor that they are asked for. Every other door says what they owe. */
const OPEN = {
  procedures: [
    "secondFactor.offer",
    "secondFactor.state",
    "secondFactor.turnOn",
    "session.confirm",
    "session.me",
    "sessions.end",
    "sessions.endAll",
    "sessions.list",
  ],
  // What a visitor is let in at, and asked as one.
  forVisitors: [
    "account.forgotPassword",
    "account.register",
    "experiments.watch",
    "links.look",
    "links.use",
    "session.modes",
  ],
};

const world = await startTestWeb();
afterAll(() => world.stop());
// Flat at run time, by the names on the wire; its type is the nested one.
const procedures = createRouter(() => world.web)._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;
const routes = createRoutes(() => world.web);
const guarded = routes.filter(({ auth }) => auth === "required");

const Issued = z.object({ token: z.string() });
const Refused = z.object({ error: z.object({ data: z.object({ domain: z.object({ code: z.string() }) }) }) });

let asha: Actor;
let ada: Actor;
let maya: Actor;
/** Made before the rule. */
let named: Record<string, string>;

beforeAll(async () => {
  asha = await world.addAgent("Asha");
  ada = await world.addPerson("Ada", "admin");
  maya = await world.addPerson("Maya", "user");
  const { token } = await createToken(world.web.desk, asha, { name: "script", scope: "write", expiresInDays: 1 });
  named = { authorization: `Bearer ${token}` };
  // What this process remembers of them has to be forgotten.
  for (const as of [asha, ada, maya]) expect((await world.call("GET /api/complaints", { as })).status).toBe(200);
  expect((await world.call("GET /api/complaints", { headers: named })).status).toBe(200);
  await world.web.desk.secondFactors.requireOfStaff(true);
});

/** Which procedures say something else than what is owed. */
async function notRefused(asking: { as?: Actor; headers?: Record<string, string> }) {
  const open: string[] = [];
  for (const [name, { _def }] of Object.entries(procedures)) {
    const isWrite = String(_def.type) === "mutation";
    const answer = await world.trpc(`${isWrite ? "POST" : "GET"} /api/trpc/${name}`, {
      ...asking,
      ...(isWrite ? { body: {} } : {}),
    });
    const { data } = Refused.safeParse(await answer.json());
    const isRefused = answer.status === 403 && data?.error.data.domain.code === "auth.second-factor-required";
    if (!isRefused) open.push(name);
  }
  return open.toSorted();
}

describe("staff who owe a second factor", () => {
  const open = [...OPEN.procedures, ...OPEN.forVisitors].toSorted();

  test("are let in by no procedure but what sets it up, what signs them out, and what visitors may ask", async () => {
    expect(await notRefused({ as: asha })).toEqual(open);
    await world.web.desk.accounts.endSessions(ada.id);
    expect(await notRefused({ as: ada })).toEqual(open);
  });

  test("are let in by none of them with a named token either", async () => {
    expect(await notRefused({ headers: named })).toEqual(open);
  });

  test("are let in at no route, by session, by named token, or by a token of the sign-in route", async () => {
    const body = { email: emailOf(asha), password: PASSWORD };
    const { token } = Issued.parse(await (await world.call("POST /api/auth/token", { body })).json());
    for (const asking of [{ as: asha }, { headers: named }, { headers: { authorization: `Bearer ${token}` } }]) {
      for (const { method, path } of guarded) {
        const answer = await world.call(`${method} ${path.replace("{id}", "0".repeat(24))}`, asking);
        expect([method, path, answer.status, await answer.json()]).toMatchObject([
          method,
          path,
          403,
          { error: { code: "auth.second-factor-required", message: expect.stringContaining("set it up") } },
        ]);
      }
    }
  });

  test("are asked nothing once they are no staff any more, or nobody asks it of them", async () => {
    await world.web.desk.accounts.setRole(asha.id, "user");
    expect((await world.call("GET /api/complaints", { as: asha })).status).toBe(200);
    await world.web.desk.accounts.setRole(asha.id, "agent");
    expect((await world.call("GET /api/complaints", { as: asha })).status).toBe(403);
    await world.web.desk.secondFactors.requireOfStaff(false);
    expect((await world.call("GET /api/complaints", { as: asha })).status).toBe(200);
    await world.web.desk.secondFactors.requireOfStaff(true);
  });
});

test("customers owe nothing", async () => {
  expect((await world.call("GET /api/complaints", { as: maya })).status).toBe(200);
});
