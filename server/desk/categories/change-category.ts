import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { findCategory } from "./find-category.ts";
import type { Categories } from "./room.ts";

/** New words for a category, or out of the list and back into it. Complaints filed under it keep it. */
export async function changeCategory(
  room: Categories<"list" | "update"> & Trailed,
  actor: Actor,
  input: { name: string; description?: string | undefined; active?: boolean | undefined },
): Promise<void> {
  requireRole(actor, "admin");
  const all = await room.categories.list();
  const before = findCategory(all, input.name);
  const name = before?.name ?? input.name;
  if (input.active === false) requireOneLeft(all, name);
  const change = {
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.active === undefined ? {} : { active: input.active }),
  };
  if (Object.keys(change).length === 0) return;
  const act = {
    action: "category.changed",
    actorId: actor.id,
    on: { kind: "category", id: name },
    before: { active: before?.active ?? null },
    after: { active: input.active ?? before?.active ?? null, newDescription: input.description !== undefined },
  } as const;
  const missing = new DomainError("category.not-found", {
    key: "refusals.category.none",
    values: { name: input.name },
  });
  if (!before) throw missing;
  await recorded(room, act, async () => {
    if (!(await room.categories.update(name, change))) throw missing;
  });
}

function requireOneLeft(all: readonly { name: string; active: boolean }[], name: string): void {
  const others = all.filter((category) => category.active && category.name !== name);
  if (others.length > 0) return;
  const message = { key: "refusals.category.last" } as const;
  throw new DomainError("input.invalid", message, { fields: { active: message } });
}
