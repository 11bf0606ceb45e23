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

/** Which events the form means. Times are the reader's own; `toIso` turns them into instants. */
export function filterOf({ types, from, to, ticket }: ReplayWish): ReplayFilter {
  const wanted = ticket.trim();
  return {
    types: [...types],
    from: toIso(from),
    to: toIso(to),
    ticket: wanted === "" ? null : wanted.replace(/^comp-/i, "COMP-"),
  };
}

export function startOf(wish: ReplayWish): StartReplay {
  const { perSecond, target, isConfirmed } = wish;
  return { ...filterOf(wish), perSecond: Number(perSecond), target, confirm: isConfirmed };
}

function toIso(local: string): string | null {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
