import { MOST_MADE } from "#server/core/once/made.ts";
import { HONOURED_MS, isHonoured } from "#server/core/once/once.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { TicketChange } from "#server/core/ticket.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import type { FoundComplaint } from "./stored-complaint.ts";

/**
 * Refuses one key more in a complaint that has to honour as many as it can hold: it would grow without end, or forget one of
 * them. Solving and closing always work, because nothing follows them.
 * @param change null where the request has nothing to change
 * @throws DomainError `request.too-many`, and when the oldest of them has had its day
 */
export function requireRoomForKey(
  { made, ticket }: Pick<FoundComplaint, "made" | "ticket">,
  change: TicketChange | null,
  { clock }: { readonly clock: Clock },
): void {
  const honoured = made.filter((use) => isHonoured(use, { clock })).map(({ at }) => at.getTime());
  if (honoured.length < MOST_MADE) return;
  if (change?.event.type === "ticket.resolved" || change?.event.type === "ticket.closed") return;
  const leftMs = Math.min(...honoured) + HONOURED_MS - clock.now().getTime();
  const words = {
    key: "refusals.complaint.mostKeys",
    values: { complaintId: ticket.complaintId, most: MOST_MADE },
  } as const;
  throw tooMany(Math.floor(leftMs / 1000) + 1, words);
}
