import type { Credential } from "#server/platform/doors/call.ts";
import type { AccessRoom } from "./room.ts";
import type { Standing } from "./standing.ts";

/** A write for every request would cost more than it tells. */
const SEEN_EVERY_MS = 5 * 60_000;
const TOKEN_USED_EVERY_MS = 60_000;

/** Writes when somebody was last here, and what they came with last used. */
export async function noteUse(
  { accounts, sessions, apiTokens, standings, clock }: AccessRoom,
  credential: Credential,
  { account, ...standing }: Standing,
): Promise<void> {
  const now = clock.now();
  const writes: Promise<void>[] = [];
  const isDue = (last: Date | null, everyMs: number) => !last || now.getTime() - last.getTime() >= everyMs;
  // What is remembered is put right before the write is on its way: the next request must not write it again.
  if (isDue(account.lastSeenAt, SEEN_EVERY_MS)) {
    standings.amend(account.id, (old) => ({ ...old, account: { ...old.account, lastSeenAt: now } }));
    writes.push(accounts.touch(account.id, now));
  }
  const used = <Kept extends { id: string; lastUsedAt: Date | null }>(kept: readonly Kept[], id: string): Kept[] =>
    kept.map((each) => (each.id === id ? { ...each, lastUsedAt: now } : each));
  if (credential.kind === "session") {
    const session = standing.sessions.find(({ id }) => id === credential.id);
    if (session && isDue(session.lastUsedAt, SEEN_EVERY_MS)) {
      standings.amend(account.id, (old) => ({ ...old, sessions: used(old.sessions, session.id) }));
      writes.push(sessions.touch(session.id, now));
    }
  }
  if (credential.kind === "api-token") {
    const token = standing.apiTokens.find(({ id }) => id === credential.id);
    if (token && isDue(token.lastUsedAt, TOKEN_USED_EVERY_MS)) {
      standings.amend(account.id, (old) => ({ ...old, apiTokens: used(old.apiTokens, token.id) }));
      writes.push(apiTokens.touch(token.id, now));
    }
  }
  await Promise.all(writes);
}
