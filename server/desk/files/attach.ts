import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId, TicketId } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { AttachRoom } from "./room.ts";
import { HELD_MS, KEPT_MS, MOST_FILES_A_COMPLAINT } from "./sizes.ts";
import type { StoredFile } from "./store.ts";

/**
 * Sets the files aside for this complaint, and others of the same person's that turn out to go with them, and says how they are
 * named in it. Asked again, it says the same.
 */
export type HoldFiles = (ticketId: TicketId, others?: readonly FileId[]) => Promise<readonly AttachedFile[]>;

/**
 * Does work that writes these files into a complaint. They are set aside before the write and settled after it: what the
 * complaint names by then stays with it, whoever has written that, and what it does not name is its sender's again. At
 * every moment either the complaint names them or somebody will find that it does not: whoever dies in between leaves it to
 * the cleaner.
 * @returns what the work does
 */
export async function withFilesHeld<Result>(
  room: AttachRoom,
  actor: Actor,
  ids: readonly FileId[],
  work: (hold: HoldFiles) => Promise<Result>,
): Promise<Result> {
  const holders = new Map<TicketId, readonly FileId[]>();
  const { files } = room;
  const after = (ms: number) => new Date(room.clock.now().getTime() + ms);
  const hold: HoldFiles = async (ticketId, others = []) => {
    const all = [...ids, ...others];
    if (all.length === 0) return [];
    await requireRoomForFiles(room, ticketId, all);
    holders.set(ticketId, [...new Set([...(holders.get(ticketId) ?? []), ...all])]);
    const held = await files.hold(all, actor.id, ticketId, after(HELD_MS));
    return all.map((id) => asAttached(held.find((file) => file.id === id)));
  };
  try {
    return await work(hold);
  } finally {
    // Where this cannot be written, the cleaner does it.
    for (const [ticketId, held] of holders) await settled(room, ticketId, held, after(KEPT_MS)).catch(() => {});
  }
}

async function settled(room: AttachRoom, id: TicketId, held: readonly FileId[], expiresAt: Date): Promise<void> {
  const names = new Set((await room.complaints.filesOf(id)).map((file) => file.id));
  const [named, others] = [held.filter((each) => names.has(each)), held.filter((each) => !names.has(each))];
  if (named.length > 0) await room.files.attach(named, id);
  if (others.length > 0) await room.files.release(others, id, expiresAt);
}

async function requireRoomForFiles({ files }: AttachRoom, ticketId: TicketId, ids: readonly FileId[]): Promise<void> {
  // Those of another attempt of this very write may be among them.
  const there = await files.countOf(ticketId, MOST_FILES_A_COMPLAINT + 1);
  if (there + ids.length <= MOST_FILES_A_COMPLAINT) return;
  throw new DomainError("complaint.conversation-full", {
    key: "refusals.file.complaintFull",
    values: { there, most: MOST_FILES_A_COMPLAINT },
  });
}

/** As what has it names it. @throws DomainError `file.not-found` where there is none */
export function asAttached(file: StoredFile | undefined): AttachedFile {
  if (!file) {
    throw new DomainError(
      "file.not-found",
      { key: "refusals.file.oneGone" },
      { fields: { files: { key: "refusals.file.chooseAgain" } } },
    );
  }
  const { uploaderId: _whose, state: _held, complaintId: _where, macroId: _in, ...attached } = file;
  return attached;
}
