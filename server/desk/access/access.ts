import type { Actor } from "#server/core/actor.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { TokenScope } from "#server/desk/people/wire.ts";
import type { Subjects } from "./room.ts";
import type { Subject } from "./signed-token.ts";

/** Somebody known, and how they showed it. */
export interface Access {
  readonly actor: Actor;
  readonly account: Account;
  readonly via: "session" | "signed-token" | "api-token";
  readonly scope: TokenScope;
}

const SEEN_EVERY_MS = 5 * 60_000;

/** The account behind a session or a signed token, as it is now: null once it is switched off or its sessions ended. */
export async function findSubject(room: Subjects, { userId, sessionVersion }: Subject): Promise<Account | null> {
  const account = await room.accounts.findById(userId);
  if (!account?.active || account.sessionVersion !== sessionVersion) return null;
  await noteSeen(room, account);
  return account;
}

/** Writes "last seen" at most every five minutes: a write for every request would cost more than it tells. */
export async function noteSeen({ accounts, clock }: Subjects, { id, lastSeenAt }: Account): Promise<void> {
  const now = clock.now();
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await accounts.touch(id, now);
}

export function toActor({ id, name, role }: Account): Actor {
  return { id, name, role };
}
