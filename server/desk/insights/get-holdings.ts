import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf, UserIdInput } from "#server/core/ids.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { InsightsRoom } from "./room.ts";
import type { Holdings } from "./wire.ts";

/** More than this is "100 or more". */
const MOST = 100;

type HoldingsRoom = Complaints<"list" | "countOpenOf"> &
  Accounts<"findById" | "countActiveAdmins"> &
  Pick<InsightsRoom, "store">;

/** What somebody has here that is touched when they are shut out, for whoever is about to do so. */
export async function getHoldings(room: HoldingsRoom, actor: Actor, userId: string): Promise<Holdings> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  const account = id.success ? await room.accounts.findById(id.data) : null;
  if (!account) {
    throw new DomainError("account.not-found", { key: "refusals.person.none" });
  }
  const agentId = agentIdOf(account.id);
  const [held, waiting, openComplaints, admins] = await Promise.all([
    room.store.listHeld([agentId]),
    room.complaints.list(
      { ...ANY_COMPLAINT, assignedTo: agentId, statuses: ["Waiting on Customer"], limit: MOST },
      actor.id,
    ),
    room.complaints.countOpenOf(account.id, MOST),
    room.accounts.countActiveAdmins(),
  ]);
  return {
    inHand: held.length,
    critical: held.filter(({ priority }) => priority === "Critical").length,
    waiting: waiting.length,
    openComplaints,
    isLastAdmin: account.active && account.role === "admin" && admins === 1,
  };
}
