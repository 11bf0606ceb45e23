import { SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { issueSignedToken, readSignedToken } from "./signed-token.ts";

const secret = "a secret for tests only";
const now = new Date("2026-03-02T09:00:00.000Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const at = (instant: Date) => ({ secret, clock: { now: () => instant } });
const userId = userIdOf("67892fd1a2b3c4e5f6789012");
const ada = { kind: "bearer", userId, sessionVersion: 3, endsAt: null } as const;

test("a token names whom it was issued to until it expires", async () => {
  const { token, expiresAt } = await issueSignedToken("realtime", ada, at(now));
  expect(expiresAt).toEqual(later(600));
  await expect(readSignedToken("realtime", token, at(later(599)))).resolves.toEqual(ada);
  await expect(readSignedToken("realtime", token, at(later(601)))).resolves.toBeNull();
});

test("a token of one audience opens nothing of the other", async () => {
  const { token } = await issueSignedToken("realtime", ada, at(now));
  await expect(readSignedToken("rest", token, at(now))).resolves.toBeNull();
});

test("a token under another secret, with a changed claim, unsigned or no token at all opens nothing", async () => {
  const { token } = await issueSignedToken("rest", ada, at(now));
  const [head, , signature] = token.split(".");
  const claims = btoa(JSON.stringify({ sub: "somebody-else", sv: 3, aud: "rest", exp: 4_000_000_000 }));
  const unsigned = new UnsecuredJWT({ sv: 3 }).setSubject(userId).setAudience("rest").setExpirationTime("1h").encode();
  const foreign = await new SignJWT({ sv: 3 })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setAudience("rest")
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(secret.padEnd(32)));
  for (const forged of [`${head}.${claims}.${signature}`, unsigned, foreign, "", "abc", "a.b.c"]) {
    await expect(readSignedToken("rest", forged, at(now))).resolves.toBeNull();
  }
  await expect(readSignedToken("rest", token, { ...at(now), secret: "another secret" })).resolves.toBeNull();
});

test("a token says what it was made with, and ends with it", async () => {
  const session = { kind: "session", userId, id: "5".repeat(24), sessionVersion: 3 } as const;
  const apiToken = { kind: "api-token", userId, id: "6".repeat(24) } as const;
  const bearer = { ...ada, endsAt: later(60) };
  for (const credential of [session, apiToken, bearer]) {
    const { token } = await issueSignedToken("realtime", credential, at(now));
    expect(await readSignedToken("realtime", token, at(now))).toEqual(credential);
  }
});

test("what a REST token opens is over when the token is", async () => {
  const { token, expiresAt } = await issueSignedToken("rest", ada, at(now));
  expect(await readSignedToken("rest", token, at(now))).toEqual({ ...ada, endsAt: expiresAt });
});

test("a token of the secret before is read while that is named, and signed under the new one", async () => {
  const { token } = await issueSignedToken("rest", ada, { ...at(now), secret: "the secret before" });
  const carried = { ...at(now), previousSecret: "the secret before" };
  expect(await readSignedToken("rest", token, carried)).toMatchObject({ userId });
  const { token: fresh } = await issueSignedToken("rest", ada, carried);
  expect(await readSignedToken("rest", fresh, at(now))).toMatchObject({ userId });
});
