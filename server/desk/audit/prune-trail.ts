import type { Clock } from "#server/core/ports/environment.ts";
import { signSeal } from "./chain.ts";
import type { Audit, Trailed } from "./room.ts";
import type { AuditSealRow } from "./rows.ts";
import type { ChainPlace } from "./store.ts";

const DAY_MS = 86_400_000;

interface Keeping extends Audit<"end" | "lastBefore" | "findSeal" | "seal" | "cut">, Trailed {
  readonly clock: Clock;
  readonly secret: string;
}

/** Vouches for how far the chain has come: rows that are taken off its end after this are missed. */
export async function sealTrail(room: Keeping): Promise<void> {
  const [place, sealed] = [await room.audit.end(), await room.audit.findSeal("end")];
  if (place.seq > (sealed?.seq ?? 0)) await room.audit.seal(sealOf(room, "end", place));
}

/**
 * Removes rows that are older than so many days, and the personal values with them. What is left begins at a signed place,
 * so that nobody can take away more and say that it was age. In this order: whoever dies in between leaves rows too many.
 * @returns the last row that went, or null when none did.
 */
export async function pruneTrail(room: Keeping, days: number): Promise<number | null> {
  const cutoff = new Date(room.clock.now().getTime() - days * DAY_MS);
  const last = await room.audit.lastBefore(cutoff);
  if (!last) return null;
  await room.trail.add({ action: "trail.pruned", actorId: null, after: { through: last.seq, hash: last.hash, days } });
  await room.audit.seal(sealOf(room, "start", last));
  await room.audit.cut(last.seq, cutoff);
  return last.seq;
}

function sealOf({ clock, secret }: Pick<Keeping, "clock" | "secret">, _id: "start" | "end", place: ChainPlace) {
  const seal: Omit<AuditSealRow, "signature"> = { _id, ...place, at: clock.now() };
  return { ...seal, signature: signSeal(seal, secret) };
}
