import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { UserIdInput } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { ErasingRoom } from "./room.ts";
import { carryOut, leftAt } from "./run-erasure.ts";
import type { Erasure } from "./store.ts";
import type { ErasedPerson } from "./wire.ts";

/**
 * Admins: erases a customer for good. Texts, names and addresses go from everywhere, and they are signed out; figures
 * stay. It is written down before anything goes, so that whoever dies in the middle leaves it to a consumer; repeating it
 * finishes it.
 * @throws DomainError `account.not-found`, `account.not-a-customer`
 */
export async function erasePerson(
  room: ErasingRoom & Accounts<"findById" | "shutForErasing">,
  actor: Actor,
  { userId }: { readonly userId: string },
): Promise<ErasedPerson> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  const missing = () => new DomainError("account.not-found", { key: "refusals.person.none" });
  if (!id.success) throw missing();
  const begun = await room.erasures.find(id.data);
  if (begun) return finish(room, begun);
  const account = await room.accounts.findById(id.data);
  if (!account) throw missing();
  if (account.role !== "user") throw notACustomer(account.id === actor.id);
  const complaints = (await room.words.listOf(account.id)).length;
  const on = { kind: "person", id: account.id } as const;
  return recorded(room, { action: "account.erased", actorId: actor.id, on, after: { complaints } }, async () => {
    const startedAt = room.clock.now();
    const erasure = { id: account.id, byId: actor.id, startedAt, addresses: null, erasedAt: null, looks: 0 };
    await room.erasures.begin(erasure, leftAt(startedAt));
    return finish(room, erasure);
  });
}

async function finish(room: ErasingRoom, erasure: Erasure): Promise<ErasedPerson> {
  const erasedAt = erasure.erasedAt ?? (await carryOut(room, erasure));
  if (!erasedAt) throw notACustomer(false);
  const complaints = await room.words.listOf(erasure.id);
  return { _id: erasure.id, erasedAt: erasedAt.toISOString(), complaints: complaints.length };
}

function notACustomer(isSelf: boolean): DomainError {
  const words = isSelf
    ? ({ key: "refusals.erasure.notYourself" } as const)
    : ({ key: "refusals.erasure.customersOnly" } as const);
  return new DomainError("account.not-a-customer", words);
}
