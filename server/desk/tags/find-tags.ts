import { DomainError } from "#server/core/errors.ts";
import type { TagId } from "#server/core/ids.ts";
import type { Tags } from "./room.ts";

/**
 * The tags that somebody names, each once and in their order. One that is called otherwise by now, or was merged into
 * another, is still meant by its old name.
 * @throws DomainError `tag.not-found`, naming the first that there is not
 */
export async function findTags(room: Tags<"named">, names: readonly string[], field = "tags"): Promise<TagId[]> {
  const found = await room.tags.named(names);
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) {
    const message = { key: "refusals.tag.noneNamed", values: { name: missing } } as const;
    throw new DomainError("tag.not-found", message, { fields: { [field]: message } });
  }
  return [...new Set([...found.values()].map(({ id }) => id))];
}

/** What tags are called now, each once, in their order. */
export type TagNames = (ids: readonly TagId[]) => string[];

/** Reads in one go what all of these are called. */
export async function namesOfTags(room: Tags<"resolved">, ids: readonly TagId[]): Promise<TagNames> {
  const known = await room.tags.resolved([...new Set(ids)]);
  return (of) => [...new Set(of.flatMap((id) => known.get(id)?.name ?? []))];
}
