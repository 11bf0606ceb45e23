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
const Refused = z.object({ cause: z.object({ failure: z.object({ code: z.string() }) }) });

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
  for (const as of [asha, ada, maya]) await world.call("GET /api/complaints", { as });
  await world.call("GET /api/complaints", { headers: named });
  await world.web.desk.secondFactors.requireOfStaff(true);
});

/** Which procedures say something else than what is owed, asked with one sign-in. */
async function notRefused(as: Actor): Promise<string[]> {
  const caller: unknown = await world.procedures(as);
  const open: string[] = [];
  for (const name of Object.keys(procedures)) {
    // One part of the name after the other, as the router is nested.
    const ask: unknown = name.split(".").reduce<unknown>((part, each) => Reflect.get(Object(part), each), caller);
    if (typeof ask !== "function") expect.unreachable(`${name} is no procedure`);
    const refusal: unknown = await Promise.resolve(Reflect.apply(Object(ask), null, [{}])).catch(
      (error: unknown) => error,
    );
    const { data } = Refused.safeParse(refusal);
    if (data?.cause.failure.code !== "auth.second-factor-required") open.push(name);
  }
  return open.toSorted();
}

/** The same over HTTP, with a token. */
async function notRefusedWith(headers: Record<string, string>): Promise<string[]> {
  const open: string[] = [];
  for (const [name, { _def }] of Object.entries(procedures)) {
    const isWrite = _def.type === "mutation";
    const line = `${isWrite ? "POST" : "GET"} /api/trpc/${name}`;
    const answer = await world.trpc(line, { headers, ...(isWrite ? { body: {} } : {}) });
    if (answer.status !== 403 || !(await answer.text()).includes('"auth.second-factor-required"')) open.push(name);
  }
  return open.toSorted();
}

describe("staff who owe a second factor", () => {
  const open = [...OPEN.procedures, ...OPEN.forVisitors].toSorted();

  test("are let in by no procedure but what sets it up, what signs them out, and what visitors may ask", async () => {
    expect(await notRefused(asha)).toEqual(open);
    expect(await notRefused(ada)).toEqual(open);
  });

  test("are let in by none of them with a named token either", async () => {
    expect(await notRefusedWith(named)).toEqual(open);
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
