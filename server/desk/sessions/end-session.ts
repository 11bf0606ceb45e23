import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import type { Sessions } from "./room.ts";

/** Ends one of the actor's own sessions, with the socket tokens that were made in it, the sockets they opened, and what is told in its browser. */
export async function endSession(
  room: Pick<Sessions<"remove">, "sessions"> & PushSubscriptions<"endWith"> & Trailed,
  { id: userId }: Pick<Actor, "id">,
  { sessionId }: { sessionId: string },
): Promise<void> {
  const missing = () => new DomainError("session.not-found", { key: "refusals.session.none" });
  if (!DocumentId.safeParse(sessionId).success) throw missing();
  const on = { kind: "session", id: sessionId } as const;
  await recorded(room, { action: "session.ended", actorId: userId, on }, async () => {
    if (!(await room.sessions.remove(userId, [sessionId]))) throw missing();
    await room.pushSubscriptions.endWith(userId, sessionId);
  });
}

/** Ends all of the actor's sessions, this one included, and every token of the sign-in route. API tokens stay. */
export async function endAllSessions(
  room: Accounts<"endSessions"> & Trailed,
  { id }: Pick<Actor, "id">,
): Promise<void> {
  const on = { kind: "person", id } as const;
  await recorded(room, { action: "sessions.ended", actorId: id, on }, () => room.accounts.endSessions(id));
}
