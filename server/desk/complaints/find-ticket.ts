import { type Actor, isStaff } from "#server/core/actor.ts";
import { parseComplaintRef } from "#server/core/ids.ts";
import { missingComplaint } from "#server/core/missing-complaint.ts";
import type { Complaints } from "./room.ts";
import type { FoundComplaint } from "./stored-complaint.ts";

/**
 * The complaint behind either of its ids. One that the actor may not read does not exist for them: the answer is the same.
 */
export async function findReadable(
  room: Complaints<"find" | "findByHumanId">,
  actor: Actor,
  ref: string,
): Promise<FoundComplaint> {
  const parsed = parseComplaintRef(ref);
  const found =
    parsed &&
    (await (parsed.kind === "human" ? room.complaints.findByHumanId(parsed.id) : room.complaints.find(parsed.id)));
  if (found && (isStaff(actor) || found.ticket.userId === actor.id)) return found;
  throw missingComplaint(ref);
}
