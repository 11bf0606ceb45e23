import { beforeEach, expect, test } from "vitest";
import type { AgentActor } from "#server/core/testing.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import { createDatabaseTime } from "./database-time.ts";
import { createHearChange } from "./hear-change.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya } = it;
beforeEach(() => it.emptied());

const byToken = ({ id }: { readonly id: AgentActor["id"] }): Credential => ({
  kind: "bearer",
  userId: id,
  sessionVersion: 1,
  endsAt: null,
});
const byBrowser = ({ id }: { readonly id: AgentActor["id"] }): Credential => ({
  kind: "session",
  userId: id,
  id: "a-session",
  sessionVersion: 1,
});

const onError = (error: unknown) => {
  throw error;
};

test("what an agent changes shows that they are there: as a program by a token, as a page by a browser", async () => {
  const asha = await it.addAgent("Asha");
  const hear = createHearChange(desk, { now: clock.now, elapsed: () => 0, onError });
  await hear({ actor: asha, credential: byToken(asha) });
  const first = clock.now();
  expect(await desk.agents.find(asha.id)).toMatchObject({ calledAt: first, seenAt: null });
  clock.advance(1_000);
  await hear({ actor: asha, credential: byBrowser(asha) });
  expect(await desk.agents.find(asha.id)).toMatchObject({ calledAt: first, seenAt: clock.now() });
});

test("many changes cost one look in five seconds, and those of others none", async () => {
  const asha = await it.addAgent("Asha");
  const signs: string[] = [];
  const agents = {
    ...desk.agents,
    sign: async (...[id]: Parameters<typeof desk.agents.sign>) => (signs.push(id), null),
  };
  let now = 0;
  const hear = createHearChange({ ...desk, agents }, { now: clock.now, elapsed: () => now, onError });
  for (now = 0; now < 10_000; now += 100) await hear({ actor: asha, credential: byToken(asha) });
  expect(signs).toHaveLength(2);
  await hear({ actor: maya, credential: byToken({ id: asha.id }) });
  expect(signs).toHaveLength(2);
});

test("a sign that could not be kept is said, changes nothing for whoever made it, and the next change gives it again", async () => {
  const asha = await it.addAgent("Asha");
  const signs: string[] = [];
  const said: unknown[] = [];
  const agents = {
    ...desk.agents,
    async sign(...[id]: Parameters<typeof desk.agents.sign>) {
      signs.push(id);
      throw new Error("no primary");
    },
  };
  const hear = createHearChange(
    { ...desk, agents },
    { now: clock.now, elapsed: () => 0, onError: (error) => said.push(error) },
  );
  for (let times = 0; times < 2; times++) await hear({ actor: asha, credential: byToken(asha) });
  expect([signs.length, said.length]).toEqual([2, 2]);
});

test("a web process whose own clock is wrong keeps signs by the database's", async () => {
  const asha = await it.addAgent("Asha");
  const ownNow = () => new Date(clock.now().getTime() - 20 * 60_000);
  const time = createDatabaseTime(ownNow);
  time.set(clock.now());
  const hear = createHearChange(desk, { now: time.now, elapsed: () => 0, onError });
  await hear({ actor: asha, credential: byToken(asha) });
  expect(await desk.agents.find(asha.id)).toMatchObject({ calledAt: clock.now() });
});
