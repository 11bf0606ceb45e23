import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { UserIdInput } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { presentAll } from "#server/desk/complaints/present.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { addressFor } from "#server/desk/people/address-for.ts";
import type { CustomerCard } from "#server/desk/people/wire.ts";
import type { InsightsRoom } from "./room.ts";

const EARLIER_SHOWN = 10;

type CardRoom = Complaints<"list" | "countOfCustomer"> & Agents<"names"> & Pick<InsightsRoom, "people">;

/** Who the customer is and how earlier complaints of theirs ended. */
export async function getCustomer(room: CardRoom, actor: Actor, userId: string): Promise<CustomerCard> {
  requireRole(actor, "agent", "admin");
  const id = UserIdInput.safeParse(userId);
  const person = id.success ? await room.people.find(id.data) : null;
  if (!person) throw new DomainError("account.not-found", "There is no such customer.");
  const [earlier, total] = await Promise.all([
    room.complaints.list({ ...ANY_COMPLAINT, userId: person.id, limit: EARLIER_SHOWN }),
    room.complaints.countOfCustomer(person.id),
  ]);
  return {
    _id: person.id,
    name: person.name,
    email: addressFor(actor, person),
    memberSince: person.createdAt.toISOString(),
    total,
    earlier: await presentAll(room, earlier),
  };
}
