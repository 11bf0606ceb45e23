import type { Actor } from "#server/core/actor.ts";
import { countVisible } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { FIELDS, unknownFields } from "#server/core/macro-fields.ts";
import type { Refusing } from "#server/core/saying.ts";
import { findOffered } from "#server/desk/categories/find-offered.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { findTags } from "#server/desk/tags/find-tags.ts";
import { requireComparable } from "#server/desk/tags/key-of.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import { requireTeam } from "#server/desk/teams/change-team.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Owner } from "./owner.ts";
import type { NewMacro } from "./store.ts";
import { mayChange } from "./whose-macros.ts";
import type { AddMacro } from "./wire.ts";

/**
 * A macro as it is kept, once everything in it is there: its team, its category, its tags, its fields, and something to do.
 * @param kept the category that it has already, which may not be offered any more
 */
export async function wholeMacro(
  room: Teams<"find"> & Categories<"list"> & Tags<"named">,
  actor: Actor,
  owners: readonly Owner[],
  { name, scope, teamId, words, acts, files }: AddMacro,
  kept: string | null = null,
): Promise<NewMacro> {
  requireComparable(name, "fields.macro.missing");
  requireKnownFields("words", words);
  requireKnownFields("note", acts.note);
  const owner = await ownerFor(room, actor, owners, { scope, teamId });
  const { status, priority, note } = acts;
  const [addTags, removeTags, category] = [
    await findTags(room, acts.addTags, "acts.addTags"),
    await findTags(room, acts.removeTags, "acts.removeTags"),
    acts.category === null || acts.category === kept ? acts.category : await findOffered(room, acts.category),
  ];
  const does = status ?? priority ?? category;
  if (
    !does &&
    addTags.length + removeTags.length + files.length === 0 &&
    countVisible(words) + countVisible(note) === 0
  ) {
    throw refusal("words", { key: "refusals.macro.nothing" });
  }
  return { owner, name, words, acts: { status, priority, category, addTags, removeTags, note } };
}

async function ownerFor(
  room: Teams<"find">,
  actor: Actor,
  owners: readonly Owner[],
  { scope, teamId }: Pick<AddMacro, "scope" | "teamId">,
): Promise<Owner> {
  if (scope === "mine") return { scope, userId: actor.id };
  if (scope === "everybody") {
    if (actor.role === "admin") return { scope };
    throw new DomainError("auth.forbidden", { key: "refusals.macro.everybodysByAdmins" });
  }
  if (teamId === null) throw refusal("teamId", { key: "refusals.macro.whichTeam" });
  const team = await requireTeam(room, teamId, "teamId");
  const owner = { scope, teamId } as const;
  if (mayChange(owner, actor, owners)) return owner;
  throw new DomainError("auth.forbidden", { key: "refusals.macro.notInTeam", values: { team: team.name } });
}

function requireKnownFields(field: string, words: string): void {
  const [unknown] = unknownFields(words);
  if (unknown === undefined) return;
  const fields = FIELDS.map((each) => `{{${each}}}`);
  throw refusal(field, { key: "refusals.macro.noField", values: { field: `{{${unknown}}}`, fields } });
}

function refusal(field: string, message: Refusing): DomainError {
  return new DomainError("input.invalid", message, { fields: { [field]: message } });
}
