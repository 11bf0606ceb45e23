import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Sessions } from "./room.ts";

/** Ends one of the actor's own sessions, with the socket tokens that were made in it and the sockets they opened. */
export async function endSession(
  { sessions }: Pick<Sessions<"remove">, "sessions">,
  { id: userId }: Pick<Actor, "id">,
  { sessionId }: { sessionId: string },
): Promise<void> {
  const isEnded = DocumentId.safeParse(sessionId).success && (await sessions.remove(userId, [sessionId]));
  if (!isEnded) throw new DomainError("session.not-found", "You have no such session. It may have ended already.");
}

/** Ends all of the actor's sessions, this one included, and every token of the sign-in route. API tokens stay. */
export async function endAllSessions({ accounts }: Accounts<"endSessions">, { id }: Pick<Actor, "id">): Promise<void> {
  await accounts.endSessions(id);
}
