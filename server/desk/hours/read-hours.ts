import type { Clock } from "#server/core/ports/environment.ts";
import { isOpenAt, nextClosing, nextOpening } from "./open-time.ts";
import type { Hours } from "./room.ts";
import type { StoredHours } from "./store.ts";
import type { HoursView } from "./wire.ts";

/** When the desk is open, and whether it is now. */
export async function readHours(room: Hours<"readNow"> & { readonly clock: Clock }): Promise<HoursView> {
  return presentHours(await room.hours.readNow(), room.clock.now());
}

export function presentHours(hours: StoredHours, now: Date): HoursView {
  const isOpen = isOpenAt(hours, now);
  const changesAt = isOpen ? nextClosing(hours, now) : nextOpening(hours, now);
  return { ...hours, isOpen, changesAt: changesAt?.toISOString() ?? null };
}
