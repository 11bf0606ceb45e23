import type { NextAuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GoogleProvider from "next-auth/providers/google";
import { userIdOf } from "#server/core/ids.ts";
import { ownPath } from "#server/core/own-path.ts";
import { writeRefusal } from "#server/core/sign-in-refusal.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { findAccess } from "#server/desk/access/find-access.ts";
import type { AccessRoom } from "#server/desk/access/room.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { authenticate, type Visit } from "#server/desk/people/authenticate.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import { Credentials } from "#server/desk/people/wire.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import { ABSOLUTE_SECONDS } from "#server/desk/sessions/lifetime.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { logFailure } from "#server/platform/doors/error-response.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import type { WebEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { gitHub } from "./github.ts";
import { acceptProfile } from "./oauth-profile.ts";
import { authCookies } from "./own-cookies.ts";
import { findCookie, openCookie, readSessionCookie, sessionCookieName, sessionIn } from "./session-cookie.ts";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
  interface Session {
    user?: { id: string; name: string; email: string; role: Role };
  }
}

/** What all ways of signing in work with. */
type SignInRoom = AccessRoom & PeopleRoom & PushSubscriptions<"endWith"> & SecondFactors & Sessions;

/** The request that all this is made for: next-auth has no other way to tell a sign-in where it comes from. */
export interface SignInVisit extends Visit {
  readonly headers: Headers;
  /** Hears that a sign-out could not be written. next-auth would say that it is done. */
  readonly onStillSignedIn: (error: unknown) => void;
}

/** next-auth over our accounts: the cookie says which session, every request asks whether that still holds. */
export function createAuthOptions(
  room: SignInRoom,
  env: Pick<WebEnv, "authSecret" | "publicUrl" | "google" | "github">,
  log: Pick<Log, "error" | "warn">,
  visit: SignInVisit,
): NextAuthOptions {
  return {
    secret: env.authSecret,
    cookies: authCookies(env.publicUrl),
    session: { strategy: "jwt", maxAge: ABSOLUTE_SECONDS },
    jwt: { decode: async ({ token }) => (token ? ((await openCookie(token, room))?.token ?? null) : null) },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: loggerOf(log),
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: {
          email: { label: "E-mail", type: "email" },
          password: { label: "Password", type: "password" },
          code: {},
        },
        authorize: (given) => signIn(room, log, given, visit),
      }),
      // An answer is taken only from the very journey that this browser began: next-auth asks GitHub for less by itself.
      ...(env.google ? [GoogleProvider({ ...env.google, checks: ["pkce", "state", "nonce"] })] : []),
      ...(env.github ? [gitHub({ ...env.github, checks: ["pkce", "state"] })] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.provider === "credentials") return true;
        const outcome = await acceptProfile(room, account, profile);
        if ("refused" in outcome) return `/sign-in?error=${encodeURIComponent(writeRefusal(outcome.refused))}`;
        Object.assign(user, { id: outcome.account.id, sessionVersion: outcome.account.sessionVersion });
        return true;
      },
      redirect: ({ url, baseUrl }) => `${new URL(baseUrl).origin}${ownPath(url, baseUrl) ?? "/"}`,
      // `user` is there only in the request that signs in.
      async jwt({ token, user }) {
        if (!user) return token;
        const { headers } = visit;
        const replaces = await readSessionCookie(
          findCookie(headers.get("cookie"), sessionCookieName(env.publicUrl)),
          room,
        );
        const { id, userId, sessionVersion } = await startSession(
          room,
          { id: userIdOf(user.id), sessionVersion: user.sessionVersion ?? 0 },
          { userAgent: headers.get("user-agent") ?? "", address: visit.sender.ip, replaces: replaces?.id ?? null },
        );
        return { sub: userId, sv: sessionVersion, sid: id };
      },
      session: ({ session, token }) => currentSession(room, session, token),
    },
    events: {
      async signOut({ token }) {
        const session = sessionIn(token);
        if (!session) return;
        const { id, userId: actorId } = session;
        const act = { action: "sign-out", actorId, on: { kind: "session", id } } as const;
        const end = async () => {
          await room.sessions.remove(actorId, [id]);
          await room.pushSubscriptions.endWith(actorId, id);
        };
        await recorded(room, act, end).catch(visit.onStillSignedIn);
      },
    },
  };
}

/** next-auth's own logger prints all it has, a stranger's profile from Google or GitHub among it. */
function loggerOf(log: Pick<Log, "error" | "warn">): NextAuthOptions["logger"] {
  return {
    error: (code, metadata) =>
      log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, "sign-in failed"),
    warn: (code) => log.warn({ code }, "sign-in is not set up as it should be"),
    debug: () => {},
  };
}

/** next-auth hands an error's message to the sign-in page in its address: it is a code, and the page has the words. */
async function signIn(room: SignInRoom, log: Pick<Log, "error" | "warn">, given: unknown, visit: Visit) {
  const credentials = Credentials.safeParse(given);
  if (!credentials.success) throw new Error(writeRefusal({ code: "input.invalid" }));
  try {
    const { id, sessionVersion } = await authenticate(room, credentials.data, visit);
    return { id, sessionVersion };
  } catch (error) {
    const failure = describeFailure(error);
    logFailure(failure, error, log);
    throw new Error(writeRefusal(failure), { cause: error });
  }
}

async function currentSession(room: AccessRoom, { expires }: Session, token: unknown): Promise<Session> {
  const credential = sessionIn(token);
  const access = credential && (await findAccess(room, credential));
  if (!access) return { expires: new Date(0).toISOString() };
  const { id, name, email, role } = access.account;
  return { expires, user: { id, name, email, role } };
}
