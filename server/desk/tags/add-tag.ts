import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { tagIdOf } from "#server/core/ids.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { Refusing } from "#server/core/saying.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { keyOf, requireComparable } from "./key-of.ts";
import type { Tags } from "./room.ts";
import type { Tag } from "./wire.ts";

/** More than anybody chooses from. */
const MOST_TAGS = 500;

/** A new tag, made by any of the staff. */
export async function addTag(
  room: Tags<"named" | "count" | "insert"> & Trailed & MadeOnce & { readonly ids: Pick<Ids, "documentId"> },
  actor: Actor,
  { name }: { readonly name: string },
): Promise<Tag> {
  requireRole(actor, "agent", "admin");
  requireComparable(name, "fields.tag.missing");
  await requireFree(room, name);
  if ((await room.tags.count()) >= MOST_TAGS) {
    const message = { key: "refusals.tag.most", values: { most: MOST_TAGS } } as const;
    throw new DomainError("input.invalid", message, { fields: { name: message } });
  }
  const id = tagIdOf(room.resourceId ?? room.ids.documentId());
  const act = { action: "tag.added", actorId: actor.id, on: { kind: "tag", id } } as const;
  await recorded(room, act, async () => {
    if (!(await room.tags.insert(id, name))) throw taken(name, name);
  });
  return { id, name };
}

/**
 * Refuses a name that another tag has, or has had before it was merged.
 * @throws DomainError `tag.exists`, which names that
 */
async function requireFree(room: Tags<"named">, name: string): Promise<void> {
  const same = (await room.tags.named([name])).get(name);
  if (same) throw taken(name, same.name);
}

export function taken(name: string, same: string): DomainError {
  const message: Refusing =
    keyOf(name) === keyOf(same)
      ? { key: "refusals.tag.exists", values: { name: same } }
      : { key: "refusals.tag.become", values: { name, into: same } };
  return new DomainError("tag.exists", message, { fields: { name: message } });
}
