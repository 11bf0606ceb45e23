import { SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { issueSignedToken, readSignedToken } from "./signed-token.ts";

const secret = "a secret for tests only";
const now = new Date("2026-03-02T09:00:00.000Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const ada = { userId: userIdOf("67892fd1a2b3c4e5f6789012"), sessionVersion: 3 };

test("a token names whom it was issued to until it expires", async () => {
  const { token, expiresAt } = await issueSignedToken("realtime", ada, { secret, now });
  expect(expiresAt).toEqual(later(600));
  await expect(readSignedToken("realtime", token, { secret, now: later(599) })).resolves.toEqual(ada);
  await expect(readSignedToken("realtime", token, { secret, now: later(601) })).resolves.toBeNull();
});

test("a token of one audience opens nothing of the other", async () => {
  const { token } = await issueSignedToken("realtime", ada, { secret, now });
  await expect(readSignedToken("rest", token, { secret, now })).resolves.toBeNull();
});

test("a token under another secret, with a changed claim, unsigned or no token at all opens nothing", async () => {
  const { token } = await issueSignedToken("rest", ada, { secret, now });
  const [head, , signature] = token.split(".");
  const claims = btoa(JSON.stringify({ sub: "somebody-else", sv: 3, aud: "rest", exp: 4_000_000_000 }));
  const unsigned = new UnsecuredJWT({ sv: 3 })
    .setSubject(ada.userId)
    .setAudience("rest")
    .setExpirationTime("1h")
    .encode();
  const foreign = await new SignJWT({ sv: 3 })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(ada.userId)
    .setAudience("rest")
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(secret.padEnd(32)));
  for (const forged of [`${head}.${claims}.${signature}`, unsigned, foreign, "", "abc", "a.b.c"]) {
    await expect(readSignedToken("rest", forged, { secret, now })).resolves.toBeNull();
  }
  await expect(readSignedToken("rest", token, { secret: "another secret", now })).resolves.toBeNull();
});
