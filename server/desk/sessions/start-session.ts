import type { Account } from "#server/desk/people/account.ts";
import type { Beginning } from "./room.ts";
import type { Session } from "./session.ts";

/** Enough for every browser a person could use; the one that rested longest makes room. */
const MOST_SESSIONS = 50;
const MOST_CHARACTERS = 400;

/** Begins a session for somebody who has just shown who they are. It takes the place of the one this browser had before. */
export async function startSession(
  { sessions, clock, ids }: Beginning,
  { id: userId, sessionVersion }: Pick<Account, "id" | "sessionVersion">,
  { userAgent, address, replaces }: { userAgent: string; address: string; replaces: string | null },
): Promise<Session> {
  const now = clock.now();
  const session: Session = {
    id: ids.documentId(),
    userId,
    sessionVersion,
    userAgent: userAgent.slice(0, MOST_CHARACTERS),
    address: address.slice(0, MOST_CHARACTERS),
    createdAt: now,
    lastUsedAt: now,
    confirmedAt: now,
  };
  const before = await sessions.listOf([userId]);
  await sessions.insert(session);
  const crowded = before.filter((_, place) => place >= MOST_SESSIONS - 1);
  const over = new Set(crowded.map(({ id }) => id));
  // One that is somebody else's is left to them: this is no proof that it was theirs to end.
  if (before.some(({ id }) => id === replaces) && replaces) over.add(replaces);
  if (over.size > 0) await sessions.remove(userId, [...over]);
  return session;
}
