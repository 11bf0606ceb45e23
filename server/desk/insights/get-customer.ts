import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { UserIdInput } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import type { NamingRoom } from "#server/desk/complaints/mentions.ts";
import { presentAll } from "#server/desk/complaints/present.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { addressFor } from "#server/desk/people/address-for.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import type { InsightsRoom } from "./room.ts";
import type { AnswersGo, CustomerCard } from "./wire.ts";

type CardRoom = Complaints<"list" | "countOfCustomer"> &
  Agents<"names"> &
  Tags<"resolved"> &
  Waits<"of"> &
  NamingRoom &
  Preferences<"of"> &
  Pick<InsightsRoom, "people">;

/** Who the customer is and how earlier complaints of theirs ended. */
export async function getCustomer(room: CardRoom, actor: Actor, userId: string): Promise<CustomerCard> {
  requireRole(actor, "agent", "admin");
  const id = UserIdInput.safeParse(userId);
  const person = id.success ? await room.people.find(id.data) : null;
  if (!person) throw new DomainError("account.not-found", { key: "refusals.person.noCustomer" });
  const [earlier, total, wants] = await Promise.all([
    // One more than is shown, because the one that it is shown beside is left out.
    room.complaints.list({ ...ANY_COMPLAINT, userId: person.id, limit: MOST_LISTED.earlier + 1 }, actor.id),
    room.complaints.countOfCustomer(person.id),
    wantedOf(room, [person]),
  ]);
  return {
    _id: person.id,
    name: person.name,
    email: addressFor(actor, person),
    memberSince: person.createdAt.toISOString(),
    answersGo: answersGo(person, wants(person, "reply").mail),
    total,
    earlier: await presentAll(room, actor, earlier),
  };
}

function answersGo({ active, isProved }: { active: boolean; isProved: boolean }, wantsMail: boolean): AnswersGo {
  if (!active) return "nowhere";
  if (!isProved) return "unconfirmed";
  return wantsMail ? "by-mail" : "page-alone";
}
