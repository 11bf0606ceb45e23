import { type Actor, requireRole } from "#server/core/actor.ts";
import { cleanLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Categories } from "./room.ts";

export async function addCategory(
  room: Categories<"list" | "insert">,
  actor: Actor,
  input: { name: string; description: string },
): Promise<void> {
  requireRole(actor, "admin");
  const existing = await room.categories.list();
  const same = existing.find((category) => plain(category.name) === plain(input.name));
  if (!same && (await room.categories.insert({ ...input, builtIn: false, active: true }))) return;
  const message = `There is a category named ${same?.name ?? input.name} already. Choose another name, or restore that one.`;
  throw new DomainError("category.exists", message, { fields: { name: message } });
}

function plain(name: string): string {
  return cleanLine(name).toLowerCase();
}
