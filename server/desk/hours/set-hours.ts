import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { type OpeningHours, WEEKDAYS } from "./hours.ts";
import { presentHours } from "./read-hours.ts";
import type { Hours } from "./room.ts";
import type { HoursView, SetHours } from "./wire.ts";

/**
 * Sets the desk's time zone, opening hours and holidays, as one: on what the admin has seen, or not at all.
 * @throws DomainError `hours.changed-meanwhile`
 */
export async function setHours(
  room: Hours<"readNow" | "write"> & Trailed & { readonly clock: Clock },
  actor: Actor,
  { rev, ...next }: SetHours,
): Promise<HoursView> {
  requireRole(actor, "admin");
  const changedMeanwhile = new DomainError("hours.changed-meanwhile", { key: "refusals.hours.changed" });
  const before = await room.hours.readNow();
  if (before.rev !== rev) throw changedMeanwhile;
  const act = {
    action: "desk.hours",
    actorId: actor.id,
    on: { kind: "desk", id: "hours" },
    before: inShort(before),
    after: inShort(next),
  } as const;
  await recorded(room, act, async () => {
    if (!(await room.hours.write(next, rev))) throw changedMeanwhile;
  });
  return presentHours({ ...next, rev: rev + 1 }, room.clock.now());
}

/** For the trail: what an admin reads at a glance. Holidays by their dates: a name is somebody's words. */
function inShort({ timeZone, week, holidays }: OpeningHours) {
  return {
    timeZone,
    ...(week === "always"
      ? { week: "always" }
      : Object.fromEntries(
          WEEKDAYS.map((day) => [day, week[day].map(({ from, to }) => `${from} to ${to}`).join(", ") || "closed"]),
        )),
    holidays: holidays.map(({ date }) => date),
  };
}
