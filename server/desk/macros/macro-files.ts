import type { Actor } from "#server/core/actor.ts";
import type { FileId, MacroId } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { asAttached } from "#server/desk/files/attach.ts";
import { type SettlingRoom, settleFile } from "#server/desk/files/clean-up-files.ts";
import type { Files } from "#server/desk/files/room.ts";
import { HELD_MS, KEPT_MS } from "#server/desk/files/sizes.ts";

export type MacroFilesRoom = Files<"holdForMacro" | "releaseFromMacro" | "endWithMacro"> & SettlingRoom;

interface Change {
  readonly macroId: MacroId;
  readonly before: readonly FileId[];
  readonly after: readonly FileId[];
}

/**
 * Does a write after which a macro has these files and no others. All of them are set aside before it and settled after it, so
 * that at every moment either the macro names them or somebody will find that it does not: whoever dies in between leaves it to
 * the cleaner.
 * @param write is given them as the macro names them
 * @throws DomainError `file.not-found` for one that is neither the macro's nor sent by this person
 */
export async function withMacroFiles<Result>(
  room: MacroFilesRoom,
  actor: Actor,
  { macroId, before, after }: Change,
  write: (files: readonly AttachedFile[]) => Promise<Result>,
): Promise<Result> {
  const all = [...new Set([...before, ...after])];
  if (all.length === 0) return write([]);
  const { files, clock } = room;
  const later = (ms: number) => new Date(clock.now().getTime() + ms);
  const heldUntil = later(HELD_MS);
  const [added, dropped] = [without(after, before), without(before, after)];
  const letGo = async (ids: readonly FileId[]) => {
    await files.endWithMacro(ids, macroId, heldUntil, later(-1)).catch(() => {});
    for (const id of ids) await settleFile(room, { id, macroId, complaintId: null }).catch(() => {});
  };
  let result: Result;
  try {
    const held = await files.holdForMacro(all, actor.id, macroId, heldUntil);
    result = await write(after.map((id) => asAttached(held.find((file) => file.id === id))));
  } catch (error) {
    // Where this cannot be written, the cleaner does it.
    await files.releaseFromMacro(added, macroId, later(KEPT_MS)).catch(() => {});
    // It may have been removed meanwhile, and then names none of them any more.
    await letGo(before);
    throw error;
  }
  await files.attachToMacro(after, macroId).catch(() => {});
  await letGo(dropped);
  return result;
}

function without(ids: readonly FileId[], others: readonly FileId[]): FileId[] {
  return ids.filter((id) => !others.includes(id));
}
