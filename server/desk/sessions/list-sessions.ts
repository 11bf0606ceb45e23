import type { Caller } from "#server/platform/doors/call.ts";
import { deviceOf } from "./device.ts";
import { endOf } from "./lifetime.ts";
import type { Sessions } from "./room.ts";
import type { SessionOnWire } from "./wire.ts";

/** Where the caller is signed in, this browser first, then what was used last. */
export async function listSessions(
  { sessions, clock }: Sessions<"listOf">,
  { account, session }: Caller,
): Promise<SessionOnWire[]> {
  const all = await sessions.listOf([account.id]);
  const now = clock.now();
  const alive = all.filter((each) => each.sessionVersion === account.sessionVersion && endOf(each) > now);
  return alive
    .map((each) => ({
      _id: each.id,
      device: deviceOf(each.userAgent),
      address: each.address,
      createdAt: each.createdAt.toISOString(),
      lastUsedAt: each.lastUsedAt.toISOString(),
      endsAt: endOf(each).toISOString(),
      isThisOne: each.id === session?.id,
    }))
    .toSorted((one, other) => Number(other.isThisOne) - Number(one.isThisOne));
}
