import type { TicketId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { removeFile } from "./contents.ts";
import type { Contents, Files } from "./room.ts";
import type { StoredFile } from "./store.ts";

const FEW = 50;
/** Whoever takes one away has done it by then, or died. */
const AGAIN_MS = 300_000;

export type FileCleaningRoom = Files<"listExpired" | "attach" | "beginGoing" | "drop"> &
  Contents<"remove"> &
  Complaints<"filesOf"> & { readonly clock: Clock };

/**
 * Looks at files whose time is over: one that a complaint names stays with it, although whoever wrote it died before saying
 * so; the others go. Harmless beside others who do the same.
 * @returns whether there may be more
 */
export async function cleanUpFiles(room: FileCleaningRoom): Promise<boolean> {
  const due = await room.files.listExpired(room.clock.now(), FEW);
  for (const file of due) await settle(room, file);
  return due.length === FEW;
}

async function settle(room: FileCleaningRoom, { id, complaintId }: StoredFile): Promise<void> {
  const now = room.clock.now();
  const isNamed = async (ticketId: TicketId) =>
    (await room.complaints.filesOf(ticketId)).some((file) => file.id === id);
  if (complaintId && (await isNamed(complaintId))) return room.files.attach([id], complaintId);
  if (!(await room.files.beginGoing(id, now, new Date(now.getTime() + AGAIN_MS)))) return;
  // Nobody attaches it from here on; whoever was about to has done it.
  if (complaintId && (await isNamed(complaintId))) return room.files.attach([id], complaintId);
  await removeFile(room, id);
}
