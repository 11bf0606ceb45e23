import { userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { bearerOf } from "#server/desk/access/access-token.ts";
import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { BENCH_SECRET } from "../side-by-side/secret.ts";

/** An account with this id, if there is none yet; its holder never signs in. */
async function addAccount(db: Database, id: string, role: Role): Promise<void> {
  const person = { id: userIdOf(id), name: "Somebody", role, email: `${id}@bench.test`, active: true };
  await createAccountStore(db).insert({ ...person, passwordHash: null, identity: null, createdAt: new Date() });
}

/** What opens the socket of this agent's browser; their account is made with it. */
export async function realtimeTokenOf(db: Database, agentId: string, role: Role = "agent"): Promise<string> {
  await addAccount(db, agentId, role);
  const account = await createAccountStore(db).findById(userIdOf(agentId));
  if (!account) throw new Error("An account is not there that was just made.");
  return (await issueRealtimeToken({ secret: BENCH_SECRET, clock: systemClock }, bearerOf(account))).token;
}
