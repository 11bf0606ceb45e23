import type { Credential } from "#server/platform/doors/call.ts";
import { type Access, admit } from "./admit.ts";
import { noteUse } from "./note-use.ts";
import type { AccessRoom } from "./room.ts";

/** Whom this lets in, as their account is now; null once it was ended, ran out, or the account was switched off. */
export async function findAccess(room: AccessRoom, credential: Credential): Promise<Access | null> {
  const now = room.clock.now();
  const found = await room.standings.judge(credential.userId, (standing, isRemembered) => {
    const access = admit(standing, credential, now);
    // What is owed may have been done a moment ago, before another process.
    return access && !(isRemembered && access.owes) ? { access, standing } : null;
  });
  if (!found) return null;
  await noteUse(room, credential, found.standing);
  return found.access;
}
