import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { TagId } from "#server/core/ids.ts";
import { keyOf } from "./key-of.ts";
import type { Tags } from "./room.ts";
import type { ListTags, Tag, TagPage } from "./wire.ts";

/** The desk's tags by name. They are for staff: no customer hears of any. */
export async function listTags(
  room: Tags<"list" | "uses">,
  actor: Actor,
  { cursor, limit, uses }: ListTags,
): Promise<TagPage> {
  requireRole(actor, "agent", "admin");
  const found = await room.tags.list({ after: cursor ?? null, limit: limit + 1 });
  const page = found.slice(0, limit);
  const items = await Promise.all(
    page.map(async ({ id, name }): Promise<Tag> => {
      return { id, name, ...(uses === "true" ? { uses: await room.tags.uses(id) } : {}) };
    }),
  );
  const last = page.at(-1);
  return { items, nextCursor: found.length > page.length && last ? keyOf(last.name) : null };
}

/** One of them, by its id; one that was merged is what it has become. */
export async function getTag(room: Tags<"resolved" | "uses">, actor: Actor, id: TagId): Promise<Tag> {
  requireRole(actor, "agent", "admin");
  const tag = (await room.tags.resolved([id])).get(id);
  if (!tag) throw new DomainError("tag.not-found", { key: "refusals.tag.none" });
  return { id: tag.id, name: tag.name, uses: await room.tags.uses(tag.id) };
}
