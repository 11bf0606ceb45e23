import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { TagId } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { taken } from "./add-tag.ts";
import { requireComparable } from "./key-of.ts";
import type { Tags } from "./room.ts";
import type { TagRecord } from "./store.ts";
import type { ChangeTag, Tag } from "./wire.ts";

/** Called otherwise from now on, on every complaint that has it and in every timeline that tells of it. */
export async function renameTag(
  room: Tags<"find" | "resolved" | "named" | "rename"> & Trailed,
  actor: Actor,
  { id, name }: { readonly id: TagId; readonly name: string },
): Promise<Tag> {
  requireRole(actor, "admin");
  const tag = await requireTag(room, id);
  if (tag.name === name) return { id, name };
  requireComparable(name, "fields.tag.missing");
  const same = (await room.tags.named([name])).get(name);
  if (same && same.id !== id) throw taken(name, same.name);
  const act = { action: "tag.renamed", actorId: actor.id, on: { kind: "tag", id } } as const;
  await recorded(room, act, async () => {
    if (!(await room.tags.rename(tag, name))) throw taken(name, name);
  });
  return { id, name };
}

/** One tag becomes another, on every complaint at once: no complaint is written. One that has become it already stays so. */
export async function mergeTags(
  room: Tags<"find" | "resolved" | "merge" | "uses"> & Trailed,
  actor: Actor,
  { id, mergeInto }: { readonly id: TagId; readonly mergeInto: TagId },
): Promise<Tag> {
  requireRole(actor, "admin");
  const into = await requireTag(room, mergeInto, "mergeInto");
  const answer = { id: into.id, name: into.name };
  const from = await room.tags.find(id);
  if (from?.mergedInto === into.id) return answer;
  const tag = await requireTag(room, id);
  if (tag.id === into.id) {
    const message = { key: "refusals.tag.itself", values: { name: tag.name } } as const;
    throw new DomainError("input.invalid", message, { fields: { mergeInto: message } });
  }
  const complaints = await room.tags.uses(tag.id);
  const act = {
    action: "tag.merged",
    actorId: actor.id,
    on: { kind: "tag", id: tag.id },
    after: { mergedInto: into.id, complaints },
  } as const;
  await recorded(room, act, async () => {
    if (!(await room.tags.merge(tag, into))) throw overtaken(tag, into);
  });
  return answer;
}

/** Either of these, as it is asked for over REST. */
export async function changeTag(
  room: Tags<"find" | "resolved" | "named" | "rename" | "merge" | "uses"> & Trailed,
  actor: Actor,
  { id, name, mergeInto }: { readonly id: TagId } & ChangeTag,
): Promise<Tag> {
  if (mergeInto === undefined) return renameTag(room, actor, { id, name: name ?? "" });
  if (name === undefined) return mergeTags(room, actor, { id, mergeInto });
  const message = { key: "refusals.tag.eitherOr" } as const;
  throw new DomainError("input.invalid", message, { fields: { name: message } });
}

/** One that stands for itself. @throws DomainError `tag.not-found` */
async function requireTag(room: Tags<"find" | "resolved">, id: TagId, field = "id"): Promise<TagRecord> {
  const tag = await room.tags.find(id);
  const now = tag && (await room.tags.resolved([id])).get(id);
  if (tag && now?.id === id) return tag;
  const message = now
    ? ({ key: "refusals.tag.merged", values: { name: tag.name, into: now.name } } as const)
    : ({ key: "refusals.tag.none" } as const);
  throw new DomainError("tag.not-found", message, { fields: { [field]: message } });
}

function overtaken(tag: TagRecord, into: TagRecord): DomainError {
  const values = { name: tag.name, into: into.name };
  return new DomainError("tag.not-found", { key: "refusals.tag.overtaken", values });
}
