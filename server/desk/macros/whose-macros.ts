import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { MacroId } from "#server/core/ids.ts";
import type { Refusing } from "#server/core/saying.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Owner } from "./owner.ts";
import type { Macros } from "./room.ts";
import type { MacroRecord } from "./store.ts";

/** Whose macros somebody can use: their own, their teams', and everybody's. Admins look after those of all teams. */
export async function ownersFor(room: Teams<"of" | "list">, actor: Actor): Promise<Owner[]> {
  const teams = await (actor.role === "admin" ? room.teams.list() : room.teams.of(actor.id));
  return [
    { scope: "mine", userId: actor.id },
    ...teams.map(({ id }): Owner => ({ scope: "team", teamId: id })),
    { scope: "everybody" },
  ];
}

/** Whether they may change what is this owner's: their own, their teams', and as admins everybody's and every team's. */
export function mayChange(owner: Owner, actor: Actor, owners: readonly Owner[]): boolean {
  if (owner.scope === "everybody") return actor.role === "admin";
  return isAmong(owner, owners);
}

/** Whether it is one of those that somebody can use whose are all these. */
export function mayUse({ owner }: Pick<MacroRecord, "owner">, owners: readonly Owner[]): boolean {
  return isAmong(owner, owners);
}

/**
 * One that they can use. Of somebody else's they know nothing.
 * @throws DomainError `macro.not-found`, by its name where it was removed
 */
export async function requireMacro(
  room: Macros<"find">,
  id: MacroId,
  owners: readonly Owner[],
  field = "macroId",
): Promise<MacroRecord> {
  const macro = await room.macros.find(id);
  const isTheirs = macro !== null && mayUse(macro, owners);
  if (isTheirs && !macro.isRemoved) return macro;
  throw isTheirs ? removed(macro.name, field) : notFound({ key: "refusals.macro.none" }, field);
}

/** The refusal for one that was removed, which they may have before them still. */
export function removed(name: string, field = "id"): DomainError {
  return notFound({ key: "refusals.macro.removed", values: { name } }, field);
}

function notFound(message: Refusing, field: string): DomainError {
  return new DomainError("macro.not-found", message, { fields: { [field]: message } });
}

function isAmong(owner: Owner, owners: readonly Owner[]): boolean {
  return owners.some((each) => {
    if (owner.scope === "mine") return each.scope === "mine" && each.userId === owner.userId;
    if (owner.scope === "team") return each.scope === "team" && each.teamId === owner.teamId;
    return each.scope === "everybody";
  });
}
