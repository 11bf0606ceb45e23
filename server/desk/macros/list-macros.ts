import { type Actor, requireRole } from "#server/core/actor.ts";
import type { MacroId } from "#server/core/ids.ts";
import { namesOfTags, type TagNames } from "#server/desk/tags/find-tags.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Owner } from "./owner.ts";
import type { Macros } from "./room.ts";
import type { MacroRecord } from "./store.ts";
import { mayChange, ownersFor, requireMacro } from "./whose-macros.ts";
import type { ListMacros, Macro, MacroPage } from "./wire.ts";

/** The macros that somebody can use, by name. */
export async function listMacros(
  room: Macros<"list"> & Teams<"of" | "list"> & Tags<"resolved">,
  actor: Actor,
  { cursor, limit }: ListMacros,
): Promise<MacroPage> {
  requireRole(actor, "agent", "admin");
  const owners = await ownersFor(room, actor);
  const all = await room.macros.list(owners);
  const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  const page = all.slice(from, from + limit);
  const hasMore = from + limit < all.length;
  const names = await namesOfTags(room, page.flatMap(tagsOf));
  return {
    items: page.map((macro) => presentMacro(macro, names, actor, owners)),
    nextCursor: hasMore ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One of them. */
export async function getMacro(
  room: Macros<"find"> & Teams<"of" | "list"> & Tags<"resolved">,
  actor: Actor,
  id: MacroId,
): Promise<Macro> {
  requireRole(actor, "agent", "admin");
  const owners = await ownersFor(room, actor);
  return presentOne(room, await requireMacro(room, id, owners, "id"), actor, owners);
}

export async function presentOne(
  room: Tags<"resolved">,
  macro: MacroRecord,
  actor: Actor,
  owners: readonly Owner[],
): Promise<Macro> {
  return presentMacro(macro, await namesOfTags(room, tagsOf(macro)), actor, owners);
}

function tagsOf({ acts }: MacroRecord) {
  return [...acts.addTags, ...acts.removeTags];
}

function presentMacro(macro: MacroRecord, names: TagNames, actor: Actor, owners: readonly Owner[]): Macro {
  const { id, name, owner, words, acts, files, uses, lastUsedAt } = macro;
  return {
    id,
    name,
    scope: owner.scope,
    teamId: owner.scope === "team" ? owner.teamId : null,
    words,
    acts: { ...acts, addTags: names(acts.addTags), removeTags: names(acts.removeTags) },
    files: [...files],
    uses,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    mayChange: mayChange(owner, actor, owners),
  };
}
