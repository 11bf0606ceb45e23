import type { NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { userIdOf } from "#server/core/ids.ts";
import { findAccess } from "#server/desk/access/find-access.ts";
import { askedStandings } from "#server/desk/access/standings.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { confirmPassword } from "#server/desk/sessions/confirm-password.ts";
import { requireConfirmed } from "#server/desk/sessions/require-confirmed.ts";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import type { WebEnv } from "#server/platform/env.ts";
import { createAuthOptions } from "./next-auth-options.ts";
import { sessionIn } from "./session-cookie.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const desk = { ...it.desk, standings: askedStandings(it.desk), secret: "a secret for tests only" };

const env = { authSecret: desk.secret, publicUrl: "http://localhost:3000" };
const logged: unknown[] = [];
const log = { error: (...line: unknown[]) => void logged.push(line), warn: () => {} };
const client = { clientId: "id", clientSecret: "secret" };
const failed: unknown[] = [];
const visitWith = (headers: Record<string, string> = {}) => ({
  ...visitFrom("10.5.0.1"),
  headers: new Headers(headers),
  onStillSignedIn: (error: unknown) => void failed.push(error),
});
const options = createAuthOptions(desk, env, log, visitWith({ "user-agent": "curl/8" }));

type Callbacks = Required<NonNullable<NextAuthOptions["callbacks"]>>;
const { jwt, session, signIn, redirect } = options.callbacks as Callbacks;

type SignOut = NonNullable<NonNullable<NextAuthOptions["events"]>["signOut"]>;
type Authorize = (given: unknown) => Promise<{ id: string; sessionVersion: number }>;

/** What the sign-in form does: credentials in, the account's id out. */
async function enter(credentials: Record<string, string>, { providers } = options) {
  const { authorize } = Object(providers[0]).options as { authorize: Authorize };
  return authorize(credentials);
}

/** The session that a page gets for a cookie's token. */
const sessionOf = (token: object) =>
  session({ session: { expires: "2026-04-01T09:00:00.000Z" }, token } as unknown as Parameters<typeof session>[0]);

function visit(provider: string, subject: string, profile: object) {
  const user = { id: subject };
  const account = { provider, providerAccountId: subject, type: "oauth" };
  const outcome = signIn({ user, account, profile } as unknown as Parameters<typeof signIn>[0]);
  return Promise.resolve(outcome).then((answer) => ({ answer, user }));
}

test("offers Google and GitHub only where they are set up", () => {
  const ids = (extra: Partial<WebEnv>) =>
    createAuthOptions(desk, { ...env, ...extra }, log, visitWith()).providers.map(({ id }) => id);
  expect(ids({})).toEqual(["credentials"]);
  expect(ids({ google: client, github: client })).toEqual(["credentials", "google", "github"]);
});

test("a session shows the person as they are now, and nobody once they are switched off", async () => {
  const ada = await it.addPerson("Ada", "user");
  const user = await enter({ email: emailOf(ada), password: PASSWORD });
  const token = await jwt({ user, token: {} } as unknown as Parameters<typeof jwt>[0]);
  await desk.accounts.rename(ada.id, "New Name");
  expect(await sessionOf(token)).toMatchObject({ user: { id: ada.id, name: "New Name", role: "user" } });
  await desk.accounts.setActive(ada.id, false);
  expect(await sessionOf(token)).toEqual({ expires: new Date(0).toISOString() });
});

/** What a browser holds after signing in with these headers. */
async function tokenAfter(person: Actor, headers: Record<string, string> = {}) {
  const visited = createAuthOptions(desk, env, log, visitWith(headers));
  const user = await enter({ email: emailOf(person), password: PASSWORD }, visited);
  return visited.callbacks?.jwt?.({ user, token: {} } as unknown as Parameters<typeof jwt>[0]);
}

test("signing in begins a session of its own, and takes the place of the one this browser had", async () => {
  const ada = await it.addPerson("Ada", "user");
  const first = await tokenAfter(ada, { "user-agent": "One" });
  const cookie = `next-auth.session-token=${await encode({ token: first ?? {}, secret: desk.secret })}`;
  await tokenAfter(ada, { "user-agent": "Elsewhere" });
  await tokenAfter(ada, { "user-agent": "One again", cookie });
  const sessions = await desk.sessions.listOf([ada.id]);
  expect(sessions.map(({ userAgent }) => userAgent).toSorted()).toEqual(["Elsewhere", "One again"]);
});

test("signing out ends the session itself, not only the cookie; where that cannot be written, it is said", async () => {
  const ada = await it.addPerson("Ada", "user");
  const token = await tokenAfter(ada);
  const signOut = ({ events } = options) => events?.signOut?.({ token } as unknown as Parameters<SignOut>[0]);
  const away = { ...desk.sessions, remove: () => Promise.reject(new Error("the database is away")) };
  await signOut(createAuthOptions({ ...desk, sessions: away }, env, log, visitWith()));
  expect(failed).toMatchObject([{ message: "the database is away" }]);
  expect(await sessionOf(token ?? {})).toMatchObject({ user: { id: ada.id } });
  await signOut();
  expect(await sessionOf(token ?? {})).toEqual({ expires: new Date(0).toISOString() });
});

test("a refusal is a code for the sign-in page, which has the words", async () => {
  const email = emailOf(await it.addPerson("Ada", "user"));
  await expect(enter({ email, password: "wrong" })).rejects.toThrow("auth.invalid-credentials");
  await expect(enter({ email: "", password: "" })).rejects.toThrow("input.invalid");
});

test("a fault of ours shows nothing but a number, which finds it in the log", async () => {
  const broken = {
    ...desk,
    accounts: { ...desk.accounts, findByEmail: () => Promise.reject(new Error("index lost")) },
  };
  const attempt = enter({ email: "a@example.com", password: "x" }, createAuthOptions(broken, env, log, visitWith()));
  const message = await attempt.then(
    () => "",
    (error: Error) => error.message,
  );
  const [code, number] = message.split(":");
  expect(code).toBe("internal");
  expect(logged).toEqual([[expect.objectContaining({ incident: number }), expect.any(String)]]);
});

test("somebody from Google or GitHub gets an account of their own", async () => {
  const google = await visit("google", "11", { email: "g@example.com", email_verified: true, name: "Gül" });
  expect(google.answer).toBe(true);
  expect(await desk.accounts.findById(userIdOf(google.user.id))).toMatchObject({ name: "Gül", role: "user" });
  const github = await visit("github", "12", { email: "h@example.com", name: null, login: "octo" });
  expect(await desk.accounts.findById(userIdOf(github.user.id))).toMatchObject({ name: "octo" });
});

test("whoever has no password confirms that it is them by signing in there again, for ten minutes", async () => {
  /** What they come with after Google has led them back here. */
  const afterGoogle = async () => {
    const { user } = await visit("google", "21", { email: "r@example.com", email_verified: true, name: "Rosa" });
    const credential = sessionIn(await jwt({ user, token: {} } as unknown as Parameters<typeof jwt>[0]));
    if (!credential) return expect.unreachable("no session began");
    return async () => (await findAccess(desk, credential)) ?? expect.unreachable("the session ended");
  };
  const mayGoOn = async (caller: Awaited<ReturnType<typeof afterGoogle>>) => {
    const access = await caller();
    await confirmPassword(desk, access, { password: "" });
    requireConfirmed(access, clock.now());
  };
  const first = await afterGoogle();
  await mayGoOn(first);
  clock.advance(10 * 60_000);
  await expect(mayGoOn(first)).rejects.toMatchObject({
    code: "auth.confirm",
    message: expect.stringContaining("Sign in there again"),
  });
  await expect(confirmPassword(desk, await first(), { password: "any" })).rejects.toMatchObject({
    code: "auth.confirm",
  });
  await mayGoOn(await afterGoogle());
  // Asking does not make the proof any younger.
  await expect(mayGoOn(first)).rejects.toMatchObject({ code: "auth.confirm" });
});

test("an address that was not verified, or that staff have an account with, is sent back with a code", async () => {
  const unverified = await visit("google", "13", { email: "u@example.com", email_verified: false, name: "U" });
  expect(unverified.answer).toBe("/sign-in?error=identity.unverified");
  const email = emailOf(await it.addPerson("Ada", "agent"));
  const taken = await visit("google", "14", { email, email_verified: true, name: "T" });
  expect(taken.answer).toBe("/sign-in?error=account.email-taken");
});

test("whom Google or GitHub vouches for gets the customer's account of that address, and what was set before dies", async () => {
  for (const provider of ["google", "github"]) {
    const ada = await it.addPerson("Ada", "user");
    const email = emailOf(ada);
    const before = await tokenAfter(ada);
    const { answer, user } = await visit(provider, `proved-${provider}`, { email, email_verified: true, name: "A." });
    expect([answer, user.id]).toEqual([true, ada.id]);
    expect(await desk.accounts.findById(ada.id)).toMatchObject({ passwordHash: null, name: "Ada", role: "user" });
    expect(await sessionOf(before ?? {})).toEqual({ expires: new Date(0).toISOString() });
    await expect(enter({ email, password: PASSWORD })).rejects.toThrow("auth.invalid-credentials");
  }
});

test("a sign-in goes on to an address of this site, wherever it was asked to go", async () => {
  const baseUrl = "https://help.example.com";
  const goesTo = (url: string) => redirect({ url, baseUrl });
  expect(await goesTo("/tickets?q=日")).toBe(`${baseUrl}/tickets?q=%E6%97%A5`);
  expect(await goesTo(`${baseUrl}/desk`)).toBe(`${baseUrl}/desk`);
  for (const url of ["https://evil.example", "/\t/evil.example", "//evil.example", "/a/..//evil.example", "/%zz"]) {
    expect(await goesTo(url)).toBe(`${baseUrl}/`);
  }
});

test("what goes wrong with a stranger's profile is logged without the profile", () => {
  logged.length = 0;
  const error = new Error("no e-mail address");
  options.logger?.error?.("OAUTH_PARSE_PROFILE_ERROR", { error, OAuthProfile: { email: "eve@example.com" } });
  expect(logged).toEqual([[{ code: "OAUTH_PARSE_PROFILE_ERROR", err: error }, "sign-in failed"]]);
});
