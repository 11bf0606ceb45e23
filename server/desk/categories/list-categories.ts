import type { Actor } from "#server/core/actor.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";
import type { Category } from "./wire.ts";

/** What a complaint can be about: what is offered now, and for admins also what was archived. */
export async function listCategories(ports: Pick<DeskPorts, "categories">, actor: Actor): Promise<Category[]> {
  const all = await ports.categories.list();
  return all.filter((category) => category.active || actor.role === "admin");
}
