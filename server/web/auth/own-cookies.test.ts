import { expect, test } from "vitest";
import { authCookies, ownCookieName, ownCookieRules } from "./own-cookies.ts";

const HTTPS = "https://desk.example.com";

test("with https every cookie of a sign-in is bound to this host, kept from scripts and from other sites' requests", () => {
  const cookies = Object.values(authCookies(HTTPS));
  expect(cookies).toHaveLength(6);
  for (const { name, options } of cookies) {
    expect(name).toMatch(/^__Host-next-auth[.]/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
    expect(options).not.toHaveProperty("domain");
  }
});

test("on a desk without https, where browsers would refuse them so, they have plain names", () => {
  const { sessionToken } = authCookies("http://localhost:3000");
  expect(sessionToken).toMatchObject({ name: "next-auth.session-token", options: { secure: false } });
});

test("a cookie of ours is written by the same rules", () => {
  expect(ownCookieName(HTTPS, "quickfix.device")).toBe("__Host-quickfix.device");
  expect(ownCookieRules(HTTPS, { maxAge: 9, sameSite: "Strict" })).toBe(
    "Path=/; Max-Age=9; HttpOnly; SameSite=Strict; Secure",
  );
});
