import { afterAll, expect, test, vi } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { issueSignedToken } from "#server/desk/access/signed-token.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import { createContext } from "../context.ts";
import { appRouter } from "../router.ts";

const SECRET = "a-secret-that-is-long-enough-for-tests";
vi.stubEnv("MONGODB_URI", "mongodb://127.0.0.1:1/unused");
vi.stubEnv("AWS_REGION", "eu-north-1");
vi.stubEnv("SNS_TOPIC_ARN", "arn:aws:sns:eu-north-1:123456789012:QuickFix");
vi.stubEnv("SQS_QUEUE_URL", "http://127.0.0.1:1/123456789012/QuickFix");
vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
vi.stubEnv("NEXTAUTH_SECRET", SECRET);
vi.stubEnv("LOG_LEVEL", "silent");
vi.stubEnv("QUICKFIX_MODE", "production");
// Whoever sets these by mistake must not open a door with them.
vi.stubEnv("QUICKFIX_CONTROL_URL", "http://127.0.0.1:1");
vi.stubEnv("QUICKFIX_CONTROL_TOKEN", "a-token-that-is-long-enough-for-tests");

const world = await startTestDesk();
afterAll(async () => {
  vi.unstubAllEnvs();
  await world.stop();
});

async function callerOf(actor: Actor | null) {
  const account = actor && { id: actor.id, sessionVersion: 1 };
  const token = account && (await issueAccessToken({ secret: SECRET, clock: systemClock }, account)).token;
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  return appRouter.createCaller(createContext(new Request("http://localhost:3000/api/trpc", { headers })));
}

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
  const subject = { userId: "0".repeat(24), sessionVersion: 1 };
  const issue = (audience: "experiment" | "realtime") =>
    issueSignedToken(audience, subject, { secret: SECRET, now: systemClock.now() });
  const [own, other] = await Promise.all([issue("experiment"), issue("realtime")]);
  await expect(visitor.experiments.watch({ ticket: own.token })).rejects.toThrow(/production refuses/);
  await expect(visitor.experiments.watch({ ticket: other.token })).rejects.toThrow(/Reload/);
});

test("nothing links to experiments in production", async () => {
  expect(await (await callerOf(null)).session.modes()).toMatchObject({ experiments: false });
});
