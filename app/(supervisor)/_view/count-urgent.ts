import { waitLevel } from "#app/_ui/wait-level.ts";
import type { LineTicket } from "#server/desk/insights/wire.ts";

/** How many tickets of the line are at or past the target of their own priority now. */
export function countUrgent(
  line: readonly Pick<LineTicket, "waitingSince" | "priority">[],
  targetsMs: Readonly<Record<string, number>>,
  nowMs: number,
): number {
  return line.filter((ticket) => {
    const waitedMs = nowMs - Date.parse(ticket.waitingSince);
    return waitLevel(waitedMs, targetsMs[ticket.priority] ?? null) === "urgent";
  }).length;
}
