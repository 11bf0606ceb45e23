import type { z } from "zod";
import { type Actor, isStaff, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "./room.ts";
import type { StaffRule } from "./wire.ts";

/** Whether everybody of staff has to have a second factor. */
export async function readStaffRule({
  secondFactors,
}: SecondFactors<"isRequiredOfStaff">): Promise<z.output<typeof StaffRule>> {
  return { isRequired: await secondFactors.isRequiredOfStaff() };
}

/**
 * Admins: whether everybody of staff has to have one. Whoever has none comes no further than to where they set it up, at
 * once. Only somebody who has one may ask it of others: so there is always an admin whom it does not hold up.
 * @throws DomainError `account.second-factor-kept`
 */
export async function setStaffRule(
  room: SecondFactors<"find" | "isRequiredOfStaff" | "requireOfStaff"> & Trailed,
  actor: Actor,
  { isRequired }: z.output<typeof StaffRule>,
): Promise<void> {
  requireRole(actor, "admin");
  if (isRequired && !(await room.secondFactors.find(actor.id))?.confirmedAt) {
    throw new DomainError("account.second-factor-kept", { key: "refusals.secondFactor.ownFirst" });
  }
  const before = { isRequired: await room.secondFactors.isRequiredOfStaff() };
  const act = { action: "second-factor.rule", actorId: actor.id, before, after: { isRequired } } as const;
  await recorded(room, act, () => room.secondFactors.requireOfStaff(isRequired));
}

/** Whether this person may not go without one. */
export async function isRequiredOf(
  { secondFactors }: SecondFactors<"isRequiredOfStaff">,
  actor: Pick<Actor, "role">,
): Promise<boolean> {
  return isStaff(actor) && (await secondFactors.isRequiredOfStaff());
}

/** @throws DomainError `account.second-factor-kept` for staff who have to have one */
export async function requireMayGoWithout(
  room: SecondFactors<"isRequiredOfStaff">,
  actor: Pick<Actor, "role">,
): Promise<void> {
  if (!(await isRequiredOf(room, actor))) return;
  throw new DomainError("account.second-factor-kept", { key: "refusals.secondFactor.staysOn" });
}
