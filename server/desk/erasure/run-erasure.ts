import { leaseEnd, RETRY_MS } from "#server/platform/lease.ts";
import type { ErasingRoom } from "./room.ts";
import type { Erasure } from "./store.ts";
import { WHAT_GOES } from "./what-goes.ts";

const MINUTE_MS = 60_000;
/**
 * When everything is looked at once more: whoever was about to write while the person was erased has done it by then. The
 * last look is later than anything lies in a queue of SQS.
 */
const LOOKS_AGAIN_MS = [MINUTE_MS, 60 * MINUTE_MS, 26 * 60 * MINUTE_MS, 15 * 24 * 60 * MINUTE_MS] as const;

/**
 * Takes away everything of somebody whose erasure was begun; harmless to repeat, by several at once, or from wherever
 * another one died.
 * @returns when nothing was left; null when it is nobody who may be erased.
 */
export async function carryOut(room: ErasingRoom, erasure: Erasure): Promise<Date | null> {
  const { erasures, accounts, clock } = room;
  const { id, byId, startedAt, looks } = erasure;
  if (!(await accounts.shutForErasing(id, startedAt))) {
    await erasures.drop(id);
    return null;
  }
  // Only now: an account that is shut gets no other address. What was known before another one died stays known.
  const addresses = [...new Set([...(erasure.addresses ?? []), ...(await room.addressesOf(id))])];
  await erasures.remember(id, { looks, addresses });
  const person = { id, byId, startedAt, addresses };
  for (const collection of Object.values(WHAT_GOES)) if ("erase" in collection) await collection.erase(room, person);
  const at = clock.now();
  // Before the record says that it is done: whoever dies in between is followed by another look.
  await room.erasureRequests.close(id, { at, byId });
  const againMs = LOOKS_AGAIN_MS[looks];
  const dueAt = againMs === undefined ? null : new Date(startedAt.getTime() + againMs);
  const erasedAt = erasure.erasedAt ?? at;
  const notBefore = (due: Date) => new Date(Math.max(due.getTime(), at.getTime()));
  await erasures.looked(id, { looks: looks + 1, erasedAt, dueAt: dueAt && notBefore(dueAt) });
  // Another one may have been done first: whoever asks is answered alike.
  return (await erasures.find(id))?.erasedAt ?? erasedAt;
}

/** Carries out one erasure that is due: begun by a process that died, or to be looked at again. @returns whether there was one. */
export async function runDueErasure(room: ErasingRoom): Promise<boolean> {
  const now = room.clock.now();
  const erasure = await room.erasures.lease(now, leaseEnd(now));
  if (!erasure) return false;
  await carryOut(room, erasure);
  return true;
}

/** When a process that has begun one is taken to have died. */
export const leftAt = (now: Date) => new Date(leaseEnd(now).getTime() + RETRY_MS);
