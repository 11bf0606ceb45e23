import type { NextAuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { userIdOf } from "#server/core/ids.ts";
import { ownPath } from "#server/core/own-path.ts";
import { writeRefusal } from "#server/core/sign-in-refusal.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { findSubject } from "#server/desk/access/access.ts";
import type { Subjects } from "#server/desk/access/room.ts";
import { authenticate, type Visit } from "#server/desk/people/authenticate.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import { Credentials } from "#server/desk/people/wire.ts";
import { logFailure } from "#server/platform/doors/error-response.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import type { WebEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import { acceptProfile } from "./oauth-profile.ts";

const SESSION_SECONDS = 30 * 86_400;

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
  interface Session {
    user?: { id: string; name: string; email: string; role: Role };
  }
}

/** What all ways of signing in work with. */
type SignInRoom = PeopleRoom & { readonly secret: string };

/**
 * next-auth over our accounts: the cookie says who, every request asks the account whether that still holds.
 * @param visit Of this one request: next-auth has no other way to tell a sign-in where it comes from.
 */
export function createAuthOptions(
  room: SignInRoom,
  env: Pick<WebEnv, "authSecret" | "google" | "github">,
  log: Pick<Log, "error" | "warn">,
  visit: Visit,
): NextAuthOptions {
  return {
    secret: env.authSecret,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: loggerOf(log),
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
        authorize: (given) => signIn(room, log, given, visit),
      }),
      ...(env.google ? [GoogleProvider(env.google)] : []),
      ...(env.github ? [GitHubProvider(env.github)] : []),
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
      jwt: ({ token, user }) => (user ? { sub: user.id, sv: user.sessionVersion } : token),
      session: ({ session, token }) => currentSession(room, session, token),
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

async function currentSession(room: Subjects, { expires }: Session, token: Record<string, unknown>): Promise<Session> {
  const { sub, sv } = token;
  const isOurs = typeof sub === "string" && typeof sv === "number";
  const account = isOurs ? await findSubject(room, { userId: userIdOf(sub), sessionVersion: sv }) : null;
  if (!account) return { expires: new Date(0).toISOString() };
  const { id, name, email, role } = account;
  return { expires, user: { id, name, email, role } };
}
