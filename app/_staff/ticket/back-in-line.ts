import type { Say } from "#app/_language/say.ts";
import { durationIn } from "#app/_ui/duration.ts";
import { isolated } from "#server/core/characters.ts";
import type { WhyWaiting } from "#server/desk/insights/wire.ts";

const MINUTE_MS = 60_000;

/** What became of a complaint that the reader put back, as it is now. Null for one that waits no more. */
export function backInLine(
  { ticket, why, readerId, now }: { ticket: string; why: WhyWaiting | null; readerId: string; now: Date },
  { say, sayDuration }: { say: Say<"staff.backInLine">; sayDuration: Say<"ui.duration"> },
): string {
  if (!why) return say("gone", { ticket });
  if (!why.declined) return say("back", { ticket });
  const { agentId, name, until } = why.declined;
  const left = Date.parse(until) - now.getTime();
  const declined = say("declined", {
    ticket,
    loser: agentId === readerId ? "you" : "other",
    name: isolated(name),
    // In whole minutes, as it was set: a part of the first one has passed on the way here.
    time: durationIn(left > MINUTE_MS ? Math.ceil(left / MINUTE_MS) * MINUTE_MS : left, sayDuration),
  });
  return why.isForOthers ? declined : `${declined} ${say("nobodyElse")}`;
}
