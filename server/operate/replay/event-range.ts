import { DomainError } from "#server/core/errors.ts";
import { PUBLISHED_TYPES } from "#server/core/events/event-data.ts";
import { parseComplaintRef } from "#server/core/ids.ts";
import { missingComplaint } from "#server/core/missing-complaint.ts";
import type { Refusing } from "#server/core/saying.ts";
import type { EventRange } from "./replay.ts";
import type { ReplayRoom } from "./room.ts";
import type { ReplayFilter } from "./wire.ts";

/** The complaint that a filter may name, and the end of what is stored by now. */
export type RangeRoom = Pick<ReplayRoom, "complaints" | "clock">;

/**
 * The events that a filter means. What is stored from now on is never among them, or a replay would run after its own tail.
 * @throws DomainError `input.invalid`, `complaint.not-found`
 */
export async function toEventRange(
  { complaints, clock }: RangeRoom,
  { types, from, to, ticket }: ReplayFilter,
): Promise<{ readonly range: EventRange; readonly complaintId: string | null }> {
  const now = clock.now();
  const start = from ? new Date(from) : null;
  const asked = to ? new Date(to) : now;
  if (start && start >= asked) throw reversed(start, to ? asked : null);
  const found = ticket ? await findComplaint(complaints, ticket) : null;
  return {
    range: {
      types: types.length > 0 ? [...new Set(types)] : PUBLISHED_TYPES,
      from: start,
      to: asked < now ? asked : now,
      ticketId: found?.ticket.id ?? null,
    },
    complaintId: found?.ticket.complaintId ?? null,
  };
}

function reversed(from: Date, to: Date | null): DomainError {
  const message: Refusing = to
    ? { key: "refusals.replay.reversed", values: { to: to.toISOString(), from: from.toISOString() } }
    : { key: "refusals.replay.inFuture", values: { from: from.toISOString() } };
  return new DomainError("input.invalid", message, { fields: { from: message } });
}

async function findComplaint(complaints: RangeRoom["complaints"], ref: string) {
  const parsed = parseComplaintRef(ref);
  const found =
    parsed && (await (parsed.kind === "human" ? complaints.findByHumanId(parsed.id) : complaints.find(parsed.id)));
  if (!found) throw missingComplaint(ref);
  return found;
}
