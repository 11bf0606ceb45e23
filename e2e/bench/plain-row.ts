import { aTicket } from "#server/core/testing.ts";
import type { ComplaintRow } from "#server/desk/complaints/rows.ts";

/** A waiting complaint as it is stored, without an owner and a number of its own: of the rest a benchmark names what matters. */
export function aPlainRow(at: Date): Omit<ComplaintRow, "_id" | "userId" | "complaintId"> {
  const {
    id: _id,
    complaintId: _number,
    userId: _owner,
    trial: _none,
    slot: _place,
    declines: _nobodys,
    erasedAt: _never,
    ...ticket
  } = aTicket({
    createdAt: at,
    dispatchAt: at,
  });
  return {
    ...ticket,
    assignedTo: null,
    description: "It is broken.",
    words: ["complaint", "it", "is", "broken"],
    updatedAt: at,
    firstAssignedMs: null,
    timeline: [],
    outbox: [],
  };
}
