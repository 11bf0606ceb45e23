import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { findCategory } from "./find-category.ts";
import type { Categories } from "./room.ts";

/** New words for a category, or out of the list and back into it. Complaints filed under it keep it. */
export async function changeCategory(
  room: Categories<"list" | "update">,
  actor: Actor,
  input: { name: string; description?: string | undefined; active?: boolean | undefined },
): Promise<void> {
  requireRole(actor, "admin");
  const all = await room.categories.list();
  const name = findCategory(all, input.name)?.name ?? input.name;
  if (input.active === false) requireOneLeft(all, name);
  const change = {
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.active === undefined ? {} : { active: input.active }),
  };
  if (Object.keys(change).length === 0 || (await room.categories.update(name, change))) return;
  throw new DomainError("category.not-found", `There is no category named ${input.name}.`);
}

function requireOneLeft(all: readonly { name: string; active: boolean }[], name: string): void {
  const others = all.filter((category) => category.active && category.name !== name);
  if (others.length > 0) return;
  const message = "Customers need at least one category. Add another before you archive this one.";
  throw new DomainError("input.invalid", message, { fields: { active: message } });
}
