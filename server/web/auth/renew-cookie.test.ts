import { decode, encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { renewCookie } from "./renew-cookie.ts";

const NOW = {
  authSecret: "the secret now",
  previousAuthSecret: "the secret before",
  publicUrl: "https://desk.example",
};
const NAME = "__Secure-next-auth.session-token";
const CLAIMS = { sub: "1".repeat(24), sv: 1, sid: "2".repeat(24) };

const asked = (cookie: string, env = NOW) =>
  renewCookie(new Request("https://desk.example/", { headers: { cookie: `${NAME}=${cookie}` } }), new Response(), env);

test("a cookie under the secret before comes back under the new one, and ends when it would have", async () => {
  const old = await encode({ token: CLAIMS, secret: NOW.previousAuthSecret, maxAge: 3_600 });
  const [cookie = ""] = (await asked(old)).headers.getSetCookie();
  expect(cookie).toMatch(/; Path=\/; Max-Age=3[56]\d\d; HttpOnly; SameSite=Lax; Secure$/);
  const token = cookie.slice(NAME.length + 1, cookie.indexOf(";"));
  const [before, after] = [
    await decode({ token: old, secret: NOW.previousAuthSecret }),
    await decode({ token, secret: NOW.authSecret }),
  ];
  expect(after).toMatchObject(CLAIMS);
  expect(Math.abs(Number(after?.exp) - Number(before?.exp))).toBeLessThanOrEqual(1);
});

test("nothing is written for a cookie of today, of nobody, or where no secret before is named", async () => {
  const current = await encode({ token: CLAIMS, secret: NOW.authSecret });
  const old = await encode({ token: CLAIMS, secret: NOW.previousAuthSecret });
  const { previousAuthSecret: _, ...alone } = NOW;
  for (const answer of [
    await asked(current),
    await asked("nonsense"),
    await asked(old, { ...alone, previousAuthSecret: "" }),
  ]) {
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});
