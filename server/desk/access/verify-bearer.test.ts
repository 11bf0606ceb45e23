import { afterAll, expect, test, vi } from "vitest";
import { createToken } from "#server/desk/people/create-token.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { bearerOf, issueAccessToken } from "./access-token.ts";
import { issueRealtimeToken, verifyRealtimeToken } from "./realtime-token.ts";
import { askedStandings } from "./standings.ts";
import { verifyBearer } from "./verify-bearer.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const desk = { ...it.desk, standings: askedStandings(it.desk), secret: "a secret for tests only" };

const HOUR_MS = 3_600_000;
const verify = async (token: string) => {
  const { actor, scope } = (await verifyRealtimeToken(desk, token)) ?? {};
  return actor && scope ? `${actor.role} ${scope}` : null;
};

/** A person with their account as it is stored. */
async function someone(role: "user" | "agent" | "admin" = "user") {
  const person = await it.addPerson("Ada", role);
  return { ...person, sessionVersion: 1 };
}

const anApiToken = (owner: Awaited<ReturnType<typeof someone>>, scope: "read" | "write" = "write") =>
  createToken(desk, owner, { name: "Script", scope, expiresInDays: 30 });

test("a REST token opens the API for a working day, with everything its owner may do", async () => {
  const ada = await someone("agent");
  const { token, expiresAt } = await issueAccessToken(desk, ada);
  expect(new Date(expiresAt).getTime() - desk.clock.now().getTime()).toBe(8 * HOUR_MS);
  const access = await verifyBearer(desk, token);
  expect(access).toMatchObject({ via: "signed-token", scope: "write" });
  expect(access?.actor).toEqual({ id: ada.id, name: ada.name, role: "agent" });
  clock.advance(8 * HOUR_MS + 1_000);
  expect(await verifyBearer(desk, token)).toBeNull();
});

test("an API token opens it with the scope it was made with, until it expires", async () => {
  const ada = await someone();
  const { token } = await anApiToken(ada, "read");
  expect(await verifyBearer(desk, token)).toMatchObject({ via: "api-token", scope: "read", actor: { id: ada.id } });
  expect(await verifyBearer(desk, `${token.slice(0, -1)}?`)).toBeNull();
  clock.advance(30 * 24 * HOUR_MS);
  expect(await verifyBearer(desk, token)).toBeNull();
});

test("what an account becomes holds at once: another role, other sessions, switched off", async () => {
  const ada = await someone("agent");
  const signed = (await issueAccessToken(desk, ada)).token;
  const { token: own } = await anApiToken(ada);
  await desk.accounts.setRole(ada.id, "user");
  expect(await verifyBearer(desk, signed)).toMatchObject({ actor: { role: "user" } });
  await desk.accounts.setPasswordHash(ada.id, "a new one", { endSessions: true });
  expect(await verifyBearer(desk, signed)).toBeNull();
  expect(await verifyBearer(desk, own)).toMatchObject({ via: "api-token" });
  await desk.accounts.setActive(ada.id, false);
  expect(await verifyBearer(desk, own)).toBeNull();
});

test("a socket opens with its own token within ten minutes, or with any REST token", async () => {
  const ada = await someone();
  const { token } = await issueRealtimeToken(desk, bearerOf(ada));
  expect(await verify(token)).toBe("user read");
  expect(await verifyBearer(desk, token)).toBeNull();
  expect(await verify((await issueAccessToken(desk, ada)).token)).toBe("user write");
  expect(await verify((await anApiToken(ada)).token)).toBe("user write");
  clock.advance(601_000);
  expect(await verify(token)).toBeNull();
  expect(await verify("nonsense")).toBeNull();
});

test("last seen is written at most every five minutes, and a token's last use every minute", async () => {
  const ada = await someone();
  const { token, hint } = await anApiToken(ada);
  const start = desk.clock.now();
  const seen = async () => {
    const used = (await desk.apiTokens.list(ada.id)).find((each) => each.hint === hint);
    const account = await desk.accounts.findById(ada.id);
    return [account?.lastSeenAt, used?.lastUsedAt].map((at) => at && at.getTime() - start.getTime());
  };
  await verifyBearer(desk, token);
  expect(await seen()).toEqual([0, 0]);
  clock.advance(59_000);
  await verifyBearer(desk, token);
  expect(await seen()).toEqual([0, 0]);
  clock.advance(1_000);
  await verifyBearer(desk, token);
  expect(await seen()).toEqual([0, 60_000]);
  clock.advance(240_000);
  await verifyBearer(desk, token);
  expect(await seen()).toEqual([300_000, 300_000]);
});

test("a database that is away is no answer about anybody: it throws", async () => {
  const ada = await someone();
  const { token } = await issueRealtimeToken(desk, bearerOf(ada));
  const away = {
    ...desk,
    standings: askedStandings({ ...desk, sessions: { listOf: () => Promise.reject(new Error("away")) } }),
  };
  await expect(verifyRealtimeToken(away, token)).rejects.toThrow("away");
});

test("many who come at once share the looks at who they are, and each is judged by their own", async () => {
  const [ada, gone] = [await someone(), await someone()];
  await desk.accounts.setActive(gone.id, false);
  const listOf = vi.fn(desk.sessions.listOf);
  const crowded = { ...desk, standings: askedStandings({ ...desk, sessions: { listOf } }) };
  const [hers, theirs] = [
    await issueRealtimeToken(desk, bearerOf(ada)),
    await issueRealtimeToken(desk, bearerOf(gone)),
  ];
  const crowd = Array.from({ length: 40 }, (_, number) => number % 2 === 0);
  const found = await Promise.all(crowd.map((isAda) => verifyRealtimeToken(crowded, (isAda ? hers : theirs).token)));
  expect(found.map((access) => access?.actor.id)).toEqual(crowd.map((isAda) => (isAda ? ada.id : undefined)));
  expect(listOf.mock.calls.length).toBeLessThan(10);
});
