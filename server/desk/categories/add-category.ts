import { type Actor, requireRole } from "#server/core/actor.ts";
import { cleanLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "./room.ts";

export async function addCategory(
  room: Categories<"list" | "insert"> & Trailed,
  actor: Actor,
  input: { name: string; description: string },
): Promise<void> {
  requireRole(actor, "admin");
  const existing = await room.categories.list();
  const same = existing.find((category) => plain(category.name) === plain(input.name));
  const act = { action: "category.added", actorId: actor.id, on: { kind: "category", id: input.name } } as const;
  if (same) throw taken(same.name);
  await recorded(room, act, async () => {
    if (!(await room.categories.insert({ ...input, builtIn: false, active: true }))) throw taken(input.name);
  });
}

function taken(name: string): DomainError {
  const message = { key: "refusals.category.exists", values: { name } } as const;
  return new DomainError("category.exists", message, { fields: { name: message } });
}

function plain(name: string): string {
  return cleanLine(name).toLowerCase();
}
