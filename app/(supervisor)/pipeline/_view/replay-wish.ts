import { momentAt } from "#app/_ui/local-moment.ts";
import type { PublishedType } from "#server/core/events/event-data.ts";
import type { ReplayFilter, StartReplay } from "#server/operate/replay/wire.ts";

/** The form as it is filled in: everything text, as inputs have it. */
export interface ReplayWish {
  readonly types: readonly PublishedType[];
  readonly from: string;
  readonly to: string;
  readonly ticket: string;
  readonly perSecond: string;
  readonly target: StartReplay["target"];
  readonly isConfirmed: boolean;
}

/** Which events the form means. Its times are by the clock that its reader reads by. */
export function filterOf({ types, from, to, ticket }: ReplayWish, timeZone: string): ReplayFilter {
  const wanted = ticket.trim();
  return {
    types: [...types],
    from: momentAt(from, timeZone)?.toISOString() ?? null,
    to: momentAt(to, timeZone)?.toISOString() ?? null,
    ticket: wanted === "" ? null : wanted.replace(/^comp-/i, "COMP-"),
  };
}

export function startOf(wish: ReplayWish, timeZone: string): StartReplay {
  const { perSecond, target, isConfirmed } = wish;
  return { ...filterOf(wish, timeZone), perSecond: Number(perSecond), target, confirm: isConfirmed };
}
