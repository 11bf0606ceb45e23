import { DomainError } from "#server/core/errors.ts";
import type { Caller, CallerSession } from "#server/platform/doors/call.ts";

/** So recent a proof counts as "just now". */
const CONFIRMED_FOR_MS = 10 * 60_000;

/** Whether somebody has shown just now, in this session, that they are its person. */
export function isConfirmed({ confirmedAt }: Pick<CallerSession, "confirmedAt">, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() < CONFIRMED_FOR_MS;
}

/**
 * For what only a person may do in their own browser.
 * @throws DomainError `auth.forbidden` for a program that comes with a token.
 */
export function requireSession({ session }: Pick<Caller, "session">): CallerSession {
  if (session) return session;
  throw new DomainError("auth.forbidden", { key: "refusals.token.notForThis" });
}

/**
 * For what outlives the session it is done in, such as an API token: somebody who found a browser open must not do it.
 * @throws DomainError `auth.confirm` unless the caller has signed in or typed their password within the last ten minutes.
 */
export function requireConfirmed(caller: Pick<Caller, "session">, now: Date): void {
  if (isConfirmed(requireSession(caller), now)) return;
  throw new DomainError("auth.confirm", { key: "refusals.password.confirm" });
}
