import { TOTP } from "otpauth";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { listTrail } from "#server/desk/audit/read-trail.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { startTestWeb } from "#server/web/testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const { desk, clock } = { desk: world.web.desk, clock: world.web.clock };
const Issued = z.object({ token: z.string() });
const STEP_MS = 30_000;

/** Somebody who has set up an app through the doors, and how they ask for a token. */
async function somebody() {
  const actor = await world.addPerson("Maya", "user");
  const doors = await world.procedures(actor);
  const { secret } = await doors.secondFactor.offer({ password: PASSWORD });
  const app = new TOTP({ secret });
  const codeNow = () => app.generate({ timestamp: clock.now().getTime() });
  await expect(doors.secondFactor.turnOn({ code: "000000" })).rejects.toThrow("not the code");
  const { recoveryCodes } = await doors.secondFactor.turnOn({ code: codeNow() });
  world.advance(STEP_MS);
  const ask = (code?: unknown) =>
    world.call("POST /api/auth/token", { body: { email: emailOf(actor), password: PASSWORD, code } });
  return { actor, doors, codeNow, recoveryCodes, ask };
}

const refusal = (words: string) => ({
  error: { code: "auth.second-factor", message: expect.stringContaining(words), fields: { code: expect.any(String) } },
});

test("without its code there is no token, and the answer says what is missing", async () => {
  const { ask } = await somebody();
  const answer = await ask();
  expect([answer.status, await answer.json()]).toMatchObject([401, refusal("Enter the code that your app shows")]);
});

test("the code of the app gives a token that opens the API, once", async () => {
  const { ask, codeNow } = await somebody();
  const code = codeNow();
  const answer = await ask(code);
  expect(answer.status).toBe(200);
  const { token } = Issued.parse(await answer.json());
  const opened = await world.call("GET /api/complaints", { headers: { authorization: `Bearer ${token}` } });
  expect(opened.status).toBe(200);
  const replayed = await ask(code);
  expect([replayed.status, await replayed.json()]).toMatchObject([401, refusal("was used before")]);
});

test("a wrong code, and what is no code at all, give none", async () => {
  const { ask } = await somebody();
  const wrong = await ask("000000");
  expect([wrong.status, await wrong.json()]).toMatchObject([401, refusal("not right")]);
  expect((await ask("")).status).toBe(400);
  expect((await ask(123_456)).status).toBe(400);
});

test("a recovery code gives one token", async () => {
  const { ask, recoveryCodes } = await somebody();
  expect((await ask(recoveryCodes[3])).status).toBe(200);
  expect((await ask(recoveryCodes[3])).status).toBe(401);
});

test("the trail has what becomes of a second factor, from its beginning to its end", async () => {
  const ada = await world.addPerson("Ada", "admin");
  const { actor, doors, ask, codeNow, recoveryCodes } = await somebody();
  await ask("000000");
  await ask(recoveryCodes[0]);
  await ask(codeNow());
  await doors.secondFactor.renew({ password: PASSWORD });
  await doors.secondFactor.turnOff({ password: PASSWORD });
  const again = await (await world.procedures(actor)).secondFactor.offer({ password: PASSWORD });
  const code = TOTP.generate({ secret: new TOTP({ secret: again.secret }).secret, timestamp: clock.now().getTime() });
  await doors.secondFactor.turnOn({ code });
  await (await world.procedures(ada)).secondFactor.take({ userId: actor.id });
  const { items } = await listTrail(desk, ada, { onId: actor.id, limit: 50 });
  const rows = items.toReversed().map(({ action, actorId, after }) => [action, actorId, after]);
  expect(rows).toEqual([
    ["second-factor.begun", actor.id, null],
    ["second-factor.wrong", actor.id, null],
    ["second-factor.on", actor.id, null],
    ["sign-in.wrong", null, { code: "auth.second-factor" }],
    ["second-factor.recovery-used", actor.id, { left: 9 }],
    ["sign-in", actor.id, null],
    ["sign-in", actor.id, null],
    ["second-factor.renewed", actor.id, null],
    ["second-factor.off", actor.id, null],
    ["second-factor.begun", actor.id, null],
    ["second-factor.on", actor.id, null],
    ["second-factor.taken", ada.id, null],
  ]);
  expect(items.every(({ address }) => address !== null)).toBe(true);
});
