import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type MacroId, macroIdOf } from "#server/core/ids.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { AuditAction } from "#server/desk/audit/plain.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import { requireTeam } from "#server/desk/teams/change-team.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import { presentOne } from "./list-macros.ts";
import { type MacroFilesRoom, withMacroFiles } from "./macro-files.ts";
import type { Owner } from "./owner.ts";
import type { Macros } from "./room.ts";
import type { NewMacro } from "./store.ts";
import { wholeMacro } from "./whole-macro.ts";
import { mayChange, ownersFor, removed, requireMacro } from "./whose-macros.ts";
import type { AddMacro, ChangeMacro, Macro } from "./wire.ts";

/** More than anybody finds one in. */
const MOST_MACROS = 200;

type ChangingRoom = Macros<"find" | "countOf" | "insert" | "update" | "takeBack"> &
  MacroFilesRoom &
  Teams<"of" | "list" | "find"> &
  Tags<"resolved" | "named"> &
  Categories<"list"> &
  Trailed &
  MadeOnce & { readonly ids: Pick<Ids, "documentId"> };

/** A new macro: one's own, one of one's teams', or by an admin everybody's. */
export async function addMacro(room: ChangingRoom, actor: Actor, input: AddMacro): Promise<Macro> {
  requireRole(actor, "agent", "admin");
  const owners = await ownersFor(room, actor);
  const macro = await wholeMacro(room, actor, owners, input);
  if ((await room.macros.countOf(macro.owner)) >= MOST_MACROS) {
    const message = { key: "refusals.macro.most", values: { most: MOST_MACROS } } as const;
    throw new DomainError("input.invalid", message, { fields: { name: message } });
  }
  const id = macroIdOf(room.resourceId ?? room.ids.documentId());
  const change = { macroId: id, before: [], after: input.files };
  const files = await withMacroFiles(room, actor, change, async (named) => {
    await written(room, actor, "macro.added", id, macro.owner, async () => {
      if (!(await room.macros.insert(id, macro, named))) throw taken(macro);
      await requireTeamStill(room, macro.owner, () => room.macros.takeBack(id));
    });
    return named;
  });
  return presentOne(room, { ...macro, files, id, uses: 0, lastUsedAt: null, isRemoved: false }, actor, owners);
}

/** Other words, acts, files or another owner for a macro; how often it was used stays. */
export async function changeMacro(
  room: ChangingRoom,
  actor: Actor,
  { id, ...input }: { readonly id: MacroId } & Omit<ChangeMacro, "removed">,
): Promise<Macro> {
  const owners = await ownersFor(room, actor);
  const before = await requireChangeable(room, actor, owners, id);
  const now = await presentOne(room, before, actor, owners);
  const { name = now.name, scope = now.scope, words = now.words, acts = now.acts } = input;
  const ofTeam = before.owner.scope === "team" ? before.owner.teamId : null;
  const has = before.files.map((file) => file.id);
  const { teamId = ofTeam, files: after = has } = input;
  const whole = { name, scope, teamId, words, acts, files: after };
  const macro = await wholeMacro(room, actor, owners, whole, before.acts.category);
  const write = (named?: readonly AttachedFile[]) =>
    written(room, actor, "macro.changed", id, macro.owner, async () => {
      const outcome = await room.macros.update(id, macro, named);
      if (outcome === "taken") throw taken(macro);
      if (outcome === "gone") throw removed(before.name);
      await requireTeamStill(room, macro.owner, () => room.macros.update(id, before, before.files));
    });
  if (!input.files) {
    await write();
    return presentOne(room, { ...before, ...macro }, actor, owners);
  }
  const files = await withMacroFiles(room, actor, { macroId: id, before: has, after }, async (named) => {
    await write(named);
    return named;
  });
  return presentOne(room, { ...before, ...macro, files }, actor, owners);
}

/** Takes a macro away, with its files; what was sent with it stays sent. One that is gone stays so. */
export async function removeMacro(
  room: Macros<"find" | "remove"> & MacroFilesRoom & Teams<"of" | "list"> & Tags<"resolved"> & Trailed,
  actor: Actor,
  { id }: { readonly id: MacroId },
): Promise<Macro> {
  const owners = await ownersFor(room, actor);
  const found = await room.macros.find(id);
  const isGone = found?.isRemoved === true && mayChange(found.owner, actor, owners);
  const macro = isGone ? found : await requireChangeable(room, actor, owners, id);
  if (isGone) return presentOne(room, macro, actor, owners);
  const change = { macroId: id, before: macro.files.map((file) => file.id), after: [] };
  await withMacroFiles(room, actor, change, () =>
    written(room, actor, "macro.removed", id, macro.owner, () => room.macros.remove(id)),
  );
  return presentOne(room, macro, actor, owners);
}

/** What is one's own alone is nobody else's business; what others use stands in the trail. */
async function written(
  room: Trailed,
  actor: Actor,
  action: AuditAction & `macro.${string}`,
  id: MacroId,
  owner: Owner,
  work: () => Promise<void>,
): Promise<void> {
  if (owner.scope === "mine") return work();
  await recorded(room, { action, actorId: actor.id, on: { kind: "macro", id }, after: { scope: owner.scope } }, work);
}

async function requireChangeable(room: Macros<"find">, actor: Actor, owners: readonly Owner[], id: MacroId) {
  requireRole(actor, "agent", "admin");
  const macro = await requireMacro(room, id, owners, "id");
  if (mayChange(macro.owner, actor, owners)) return macro;
  throw new DomainError("auth.forbidden", {
    key: "refusals.macro.everybodys",
    values: { name: macro.name },
  });
}

/**
 * Looks once it is written whether its team is still there: whoever removes one looks for its macros once it is gone, so that of
 * the two at least one sees the other, and no macro is left where nobody finds it.
 * @throws DomainError `team.not-found`, once the write is undone
 */
async function requireTeamStill(room: Teams<"find">, owner: Owner, undo: () => Promise<unknown>): Promise<void> {
  if (owner.scope !== "team") return;
  try {
    await requireTeam(room, owner.teamId, "teamId");
  } catch (error) {
    if (error instanceof DomainError) await undo();
    throw error;
  }
}

function taken({ owner, name }: NewMacro): DomainError {
  const message = { key: "refusals.macro.exists", values: { scope: owner.scope, name } } as const;
  return new DomainError("macro.exists", message, { fields: { name: message } });
}
