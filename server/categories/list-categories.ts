import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { Actor } from "../domain/actor.ts";
import type { Category } from "../domain/wire/account.ts";

/** What a complaint can be about: what is offered now, and for admins also what was archived. */
export async function listCategories(ports: Pick<DeskPorts, "categories">, actor: Actor): Promise<Category[]> {
  const all = await ports.categories.list();
  return all.filter((category) => category.active || actor.role === "admin");
}
