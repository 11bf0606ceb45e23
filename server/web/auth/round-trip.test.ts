import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { afterAll, expect, test } from "vitest";
import { askedStandings } from "#server/desk/access/standings.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { startIdentityProvider, type Vouching } from "../testing/identity-provider.ts";
import { createAuthOptions } from "./next-auth-options.ts";
import { openCookie } from "./session-cookie.ts";

const it = await startTestDesk();
const google = await startIdentityProvider();
afterAll(() => Promise.all([it.stop(), google.stop()]));
const desk = { ...it.desk, standings: askedStandings(it.desk), secret: "a secret for tests only" };
const env = { authSecret: desk.secret, publicUrl: "http://localhost:3000" };
const SESSION = "next-auth.session-token";
const GRACE = { sub: "110", email: "grace@example.com", email_verified: true, name: "Grace" };
const quiet = { error: () => {}, warn: () => {} };

function optionsFor(headers: Headers): NextAuthOptions {
  const clients = { google: google.client, github: google.client };
  const visit = { ...visitFrom("10.9.0.1"), headers, onStillSignedIn: () => {} };
  const options = createAuthOptions(desk, { ...env, ...clients }, quiet, visit);
  // Ours in every respect but where Google is.
  const here = { wellKnown: `${google.url}/.well-known/openid-configuration`, issuer: google.url };
  const providers = options.providers.map((each) =>
    each.id === "google" ? { ...each, options: { ...each.options, ...here } } : each,
  );
  return { ...options, providers };
}

/** A browser with cookies of its own, at next-auth's doors. */
function aBrowser() {
  const cookies = new Map<string, string>();
  const ask = async (
    method: "GET" | "POST",
    path: readonly string[],
    sent: Record<string, string> = {},
    search: Record<string, string> = {},
  ) => {
    let body: unknown = null;
    const headers = new Map<string, string | string[]>();
    const response = {
      status: () => response,
      setHeader(name: string, value: string | string[]) {
        headers.set(name, value);
        return response;
      },
      getHeader: (name: string) => headers.get(name),
      json: (value: unknown) => void (body = value),
      send: (value: unknown) => void (body = value),
      end: () => {},
    };
    const query = { ...search, ...(method === "GET" ? sent : {}), nextauth: [...path] };
    const request = {
      method,
      query,
      body: method === "POST" ? sent : {},
      cookies: Object.fromEntries(cookies),
      headers: {},
    };
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      optionsFor(new Headers()),
    );
    for (const line of [headers.get("Set-Cookie") ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, decodeURIComponent(value));
    }
    return { body: Object(body), location: String(headers.get("Location") ?? "") };
  };
  /** Presses the button, and is at the provider's address. */
  const leave = async (provider: "google" | "github", search: Record<string, string> = {}) => {
    const { csrfToken } = (await ask("GET", ["csrf"])).body;
    return new URL((await ask("POST", ["signin", provider], { csrfToken, callbackUrl: "/" }, search)).location);
  };
  const comeBack = (answer: { code: string; state: string }) => ask("GET", ["callback", "google"], answer);
  return { cookies, ask, leave, comeBack };
}

/** The whole way, as this browser goes it. */
async function signIn(vouching: Vouching, browser = aBrowser()) {
  const asked = await browser.leave("google");
  const { location } = await browser.comeBack(google.goBack(asked, vouching));
  return { location, cookie: browser.cookies.get(SESSION), cookies: browser.cookies };
}

test("somebody comes back from Google with a session of ours, and nothing of Google's stays in the browser", async () => {
  const { cookie = "", cookies, location } = await signIn({ claims: GRACE });
  expect(location).toBe("http://localhost:3000/");
  const { token } = (await openCookie(cookie, desk)) ?? {};
  const { iat, exp, jti, ...claims } = token ?? {};
  expect([typeof iat, typeof exp, typeof jti]).toEqual(["number", "number", "string"]);
  expect(Object.keys(claims).toSorted()).toEqual(["sid", "sub", "sv"]);
  expect([...cookies.values()].join(" ")).not.toContain("opens google");
});

test("Google and GitHub are asked with what only this browser's answer will fit", async () => {
  for (const [provider, names] of [
    ["google", ["state", "nonce", "code_challenge"]],
    ["github", ["state", "code_challenge"]],
  ] as const) {
    const [one, other] = [await aBrowser().leave(provider), await aBrowser().leave(provider)];
    for (const name of names) {
      expect([provider, name, one.searchParams.get(name)?.length]).toEqual([provider, name, expect.any(Number)]);
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    }
    expect(one.searchParams.get("code_challenge_method")).toBe("S256");
    expect(one.searchParams.get("redirect_uri")).toBe(`http://localhost:3000/api/auth/callback/${provider}`);
  }
});

test("who confirms that it is still them is asked there which account they are, and comes back in another session", async () => {
  const browser = aBrowser();
  const first = await signIn({ claims: GRACE }, browser);
  for (const provider of ["google", "github"] as const) {
    const asked = await aBrowser().leave(provider, { prompt: "select_account" });
    expect(asked.searchParams.get("prompt")).toBe("select_account");
  }
  const again = await browser.leave("google", { prompt: "select_account" });
  await browser.comeBack(google.goBack(again, { claims: GRACE }));
  const claimsOf = async (cookie = "") => (await openCookie(cookie, desk))?.token;
  const [before, after] = [await claimsOf(first.cookie), await claimsOf(browser.cookies.get(SESSION))];
  expect(after?.sub).toBe(before?.sub);
  expect(after?.["sid"]).not.toBe(before?.["sid"]);
});

test("an answer that another browser began opens nothing", async () => {
  const [hers, his] = [aBrowser(), aBrowser()];
  const answer = google.goBack(await hers.leave("google"), { claims: GRACE });
  await his.leave("google");
  await his.comeBack(answer);
  await aBrowser().comeBack(answer);
  expect(his.cookies.has(SESSION)).toBe(false);
});

test.each<[string, Vouching]>([
  ["was signed by somebody else", { claims: GRACE, signedWith: "other" }],
  ["is not signed", { claims: GRACE, signedWith: "none" }],
  ["is for another client", { claims: { ...GRACE, aud: "elsewhere" } }],
  ["comes from another issuer", { claims: { ...GRACE, iss: "https://accounts.evil.example" } }],
  ["is over", { claims: { ...GRACE, exp: 1_000_000_000 } }],
  ["was made for another journey", { claims: { ...GRACE, nonce: "another" } }],
  ["names no journey", { claims: { ...GRACE, nonce: undefined } }],
])("a token of Google's that %s opens nothing, and the sign-in page says so", async (_, vouching) => {
  const { cookie, location } = await signIn(vouching);
  expect(cookie).toBeUndefined();
  expect(location).toMatch(/\/(sign-in|signin|error)[?]error=/);
});

test("no session begins without a press: an address alone, or a page that has no token of ours, goes to no provider", async () => {
  const browser = aBrowser();
  const opened = await browser.ask("GET", ["signin", "google"]);
  const posted = await browser.ask("POST", ["signin", "google"], { csrfToken: "made up", callbackUrl: "/" });
  for (const { location } of [opened, posted]) expect(location).not.toContain(google.url);
  expect(browser.cookies.has(SESSION)).toBe(false);
});
