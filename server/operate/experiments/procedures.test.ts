import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { bearerOf } from "#server/desk/access/access-token.ts";
import { issueSignedToken } from "#server/desk/access/signed-token.ts";
import { startTestWeb } from "#server/web/testing.ts";

const world = await startTestWeb({
  QUICKFIX_MODE: "production",
  // Whoever sets these by mistake must not open a door with them.
  QUICKFIX_CONTROL_URL: "http://127.0.0.1:1",
  QUICKFIX_CONTROL_TOKEN: "a-token-that-is-long-enough-for-tests",
});
const { secret, clock } = world.web.accounts;
afterAll(() => world.stop());

const callerOf = world.procedures;
type Caller = Awaited<ReturnType<typeof callerOf>>;
const doors: Record<string, (caller: Caller) => Promise<unknown>> = {
  desk: (caller) => caller.experiments.desk(),
  start: (caller) => caller.experiments.start({ name: "kill-database" }),
  stop: (caller) => caller.experiments.stop(),
};

test.each(Object.entries(doors))("%s is refused to an admin in production, with the reason", async (_, knock) => {
  const admin = await callerOf(await world.addPerson("Ada", "admin"));
  await expect(knock(admin)).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining("production refuses them"),
  });
});

test.each(Object.entries(doors))("%s is closed to customers, agents and strangers", async (_, knock) => {
  const forbidden = { code: "FORBIDDEN", message: "Only admin accounts may do this." };
  await expect(knock(await callerOf(await world.addPerson("Carl", "user")))).rejects.toMatchObject(forbidden);
  await expect(knock(await callerOf(await world.addPerson("Asha", "agent")))).rejects.toMatchObject(forbidden);
  await expect(knock(await callerOf(null))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("a ticket to watch shows nothing in production, and a token for something else nothing anywhere", async () => {
  const visitor = await callerOf(null);
  const admin = bearerOf({ id: userIdOf("0".repeat(24)), sessionVersion: 1 });
  const issue = (audience: "experiment" | "realtime") => issueSignedToken(audience, admin, { secret, clock });
  const [own, other] = await Promise.all([issue("experiment"), issue("realtime")]);
  await expect(visitor.experiments.watch({ ticket: own.token })).rejects.toThrow(/production refuses/);
  await expect(visitor.experiments.watch({ ticket: other.token })).rejects.toThrow(/Reload/);
});

test("nothing links to experiments in production", async () => {
  expect(await (await callerOf(null)).session.modes()).toMatchObject({ experiments: false });
});
