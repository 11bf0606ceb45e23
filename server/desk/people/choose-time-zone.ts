import type { Actor } from "#server/core/actor.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Account } from "./account.ts";
import type { Accounts } from "./room.ts";

/** By whose clock somebody reads times: what they chose, and the zone that it means; null is their device's. */
export interface ReadingZone {
  readonly choice: string;
  readonly timeZone: string | null;
}

/** Chooses by whose clock times are shown to somebody from now on: their device's, the desk's, or one that they name. */
export async function chooseTimeZone(
  room: Accounts<"setTimeZone"> & Trailed,
  actor: Actor,
  before: Pick<Account, "timeZone">,
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  const on = { kind: "person", id: actor.id } as const;
  // Where somebody lives may be guessed from it.
  const personal = { before: before.timeZone ?? "device", after: timeZone };
  await recorded(room, { action: "account.time-zone", actorId: actor.id, on, personal }, () =>
    room.accounts.setTimeZone(actor.id, timeZone),
  );
}

export async function readingZoneOf(
  { hours }: Hours<"read">,
  { timeZone: choice = "device" }: Pick<Account, "timeZone">,
): Promise<ReadingZone> {
  if (choice === "device") return { choice, timeZone: null };
  return { choice, timeZone: choice === "desk" ? (await hours.read()).timeZone : choice };
}
