import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";
import { findCategory } from "./find-category.ts";
import type { Categories } from "./room.ts";

/**
 * The name as the desk has it of a category that complaints may be about.
 * @throws DomainError `category.not-found` when there is none, or it is not offered any more.
 */
export async function findOffered(room: Categories<"list">, name: string): Promise<string> {
  const all = await room.categories.list();
  const found = findCategory(all, name);
  if (found?.active) return found.name;
  const offered = all.filter(({ active }) => active).map((category) => category.name);
  const message: Refusing = found
    ? { key: "refusals.category.notOffered", values: { name: found.name } }
    : { key: "refusals.category.noneOf", values: { name, offered } };
  throw new DomainError("category.not-found", message, { fields: { category: message }, allowed: offered });
}

/** The same as it was a few seconds ago, for whoever asks often. Nobody is refused for that: they are looked up anew. */
export async function findOfferedLately(room: Categories<"list" | "listLately">, name: string): Promise<string> {
  const found = findCategory(await room.categories.listLately(), name);
  return found?.active ? found.name : findOffered(room, name);
}
