import type { Say } from "#app/_language/say.ts";
import type { ShownState } from "#app/_ui/availability-chip.tsx";
import { isolated } from "#server/core/characters.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";

/** How staff see an agent: away is who chose to be on duty and gave no sign of life lately. */
export function shownState({
  availability,
  onDuty,
  presence,
}: Pick<AgentView, "availability" | "onDuty" | "presence">): ShownState {
  return onDuty && presence === "away" ? "away" : availability;
}

/** Why somebody may be off duty, as it is stored; a client of the API may say something else. */
export const REASONS = ["Break", "Lunch", "Meeting", "Training"] as const;

/** What a reason is called. */
export function reasonWords(reason: string, say: Say<"staff.excuse">): string {
  const known = REASONS.find((each) => each === reason);
  return known ? say(`reason.${known}`) : isolated(reason);
}

/** What somebody who is off duty says of it: "Lunch, until 14:00"; null when they say nothing. */
export function excuseOf(
  { onDuty, reason, until }: Pick<AgentView, "onDuty" | "reason" | "until">,
  clock: (at: string) => string,
  say: Say<"staff.excuse">,
): string | null {
  if (onDuty) return null;
  const why = reason ? reasonWords(reason, say) : null;
  if (!until) return why;
  const time = clock(until);
  return why ? say("reasonUntil", { reason: why, time }) : say("until", { time });
}
