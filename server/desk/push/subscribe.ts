import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { PushRoom } from "./room.ts";
import type { PushState, PushTest, Subscribe } from "./wire.ts";

/** Whose browser it is, and in which session. */
interface Whose {
  readonly id: UserId;
  readonly sessionId: string | null;
}

/** The desk's key, and whether somebody is told in a browser: only in the session in which it was turned on. */
export async function readPushState(
  room: PushRoom,
  { id, sessionId }: Whose,
  { endpoint }: { readonly endpoint?: string | undefined },
): Promise<PushState> {
  const all = await room.pushSubscriptions.listOf(id);
  const isOn = all.some((each) => each.endpoint === endpoint && each.sessionId === sessionId);
  return { publicKey: room.pushService?.publicKey ?? null, isOn, devices: all.length };
}

/**
 * From now on its person is told in this browser, until their session in it ends.
 * @throws DomainError `input.invalid` where this desk tells nobody that way.
 */
export async function subscribe(
  room: PushRoom,
  { id, sessionId }: Whose,
  { endpoint, keys }: Subscribe,
): Promise<PushState> {
  if (!room.pushService) throw new DomainError("input.invalid", { key: "refusals.push.off" });
  await room.pushSubscriptions.keep({ userId: id, sessionId, endpoint, ...keys }, room.clock.now());
  return readPushState(room, { id, sessionId }, { endpoint });
}

/** Nobody is told in this browser any more. One that is not there is harmless. */
export async function unsubscribe(
  room: PushRoom,
  whose: Whose,
  { endpoint }: { readonly endpoint: string },
): Promise<PushState> {
  await room.pushSubscriptions.drop(whose.id, endpoint);
  return readPushState(room, whose, { endpoint });
}

/** Sends something to one's own browser now, and says what its push service made of that. */
export async function sendTest(
  room: PushRoom,
  { id }: Pick<Whose, "id">,
  { endpoint }: { readonly endpoint: string },
): Promise<PushTest> {
  const tag = room.ids.documentId();
  const subscription = await room.pushSubscriptions.find(id, endpoint);
  if (!subscription || !room.pushService) return { outcome: "unknown", status: null, code: null, tag };
  const title = wordsOf({ key: "notices.test.title" });
  const pushed = { tag, title, line: wordsOf({ key: "notices.test.line" }), href: "/settings", isTest: true } as const;
  const answer = await room.pushService.send(subscription, pushed, { ttlSeconds: 60, urgency: "high" });
  if (answer.kind === "gone") await room.pushSubscriptions.drop(id, endpoint);
  return {
    outcome: answer.kind,
    status: "status" in answer ? answer.status : null,
    code: "code" in answer ? answer.code : null,
    tag,
  };
}
