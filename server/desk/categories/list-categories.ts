import type { Actor } from "#server/core/actor.ts";
import type { Categories } from "./room.ts";
import type { Category } from "./wire.ts";

/** What a complaint can be about: what is offered now, and for admins also what was archived. */
export async function listCategories(room: Categories<"list">, actor: Actor): Promise<Category[]> {
  const all = await room.categories.list();
  return all.filter((category) => category.active || actor.role === "admin");
}
