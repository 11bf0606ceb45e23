import { afterAll, expect, test } from "vitest";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { verifyRealtimeToken } from "./realtime-token.ts";

const world = await startTestWeb();
afterAll(() => world.stop());

test("a visitor is nobody, and is told how people come in here", async () => {
  const visitor = await world.procedures(null);
  expect(await visitor.session.me()).toBeNull();
  expect(await visitor.session.modes()).toMatchObject({ google: false, github: false });
  await expect(visitor.realtime.token()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("a customer is who they are, without a desk", async () => {
  const maya = await world.addPerson("Maya", "user");
  const me = await (await world.procedures(maya)).session.me();
  const email = `${maya.id}@example.test`;
  expect(me).toEqual({
    _id: maya.id,
    name: "Maya",
    email,
    role: "user",
    owes: null,
    confirmsBy: "password",
    proved: true,
    zone: { choice: "device", timeZone: null },
    agent: null,
  });
});

test("an agent hears how their desk stands, and somebody made one a moment ago that there is none yet", async () => {
  const asha = await world.addAgent("Asha");
  const caller = await world.procedures(asha);
  expect((await caller.session.me())?.agent).toMatchObject({ _id: asha.id, availability: "available", load: 0 });
  await setAvailability(world.web.desk, asha, { agentId: asha.id, availability: "offline" });
  expect((await caller.session.me())?.agent).toMatchObject({ availability: "offline" });
  const fresh = await world.addPerson("Fresh", "agent");
  expect(await (await world.procedures(fresh)).session.me()).toMatchObject({ role: "agent", agent: null });
});

test("whoever is signed in gets a token for their own socket, and where to open it", async () => {
  const maya = await world.addPerson("Maya", "user");
  const { token, url, expiresAt } = await (await world.procedures(maya)).realtime.token();
  const { accounts, env } = world.web;
  expect(url).toBe(env.realtimeUrl);
  expect(new Date(expiresAt).getTime() - accounts.clock.now().getTime()).toBe(600_000);
  expect(await verifyRealtimeToken(accounts, token)).toMatchObject({ actor: maya, scope: "read" });
});
