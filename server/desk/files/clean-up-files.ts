import type { Clock } from "#server/core/ports/environment.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Macros } from "#server/desk/macros/room.ts";
import { removeFile } from "./contents.ts";
import type { Contents, Files } from "./room.ts";
import type { StoredFile } from "./store.ts";

const FEW = 50;
/** Whoever takes one away has done it by then, or died. */
const AGAIN_MS = 300_000;

/** What it takes to find out what becomes of a file whose time is over. */
export type SettlingRoom = Files<"attach" | "attachToMacro" | "beginGoing" | "drop"> &
  Contents<"remove"> &
  Complaints<"filesOf"> &
  Macros<"find"> & { readonly clock: Clock };

export type FileCleaningRoom = SettlingRoom & Files<"listExpired">;

/**
 * Looks at files whose time is over: one that a complaint or a macro names stays with it, although whoever wrote it died before saying
 * so; the others go. Harmless beside others who do the same.
 * @returns whether there may be more
 */
export async function cleanUpFiles(room: FileCleaningRoom): Promise<boolean> {
  const due = await room.files.listExpired(room.clock.now(), FEW);
  for (const file of due) await settleFile(room, file);
  return due.length === FEW;
}

type Loose = Pick<StoredFile, "id" | "complaintId" | "macroId">;

/** Decides about one whose time is over. */
export async function settleFile(room: SettlingRoom, file: Loose): Promise<void> {
  const now = room.clock.now();
  if (await staysNamed(room, file)) return;
  if (!(await room.files.beginGoing(file.id, now, new Date(now.getTime() + AGAIN_MS)))) return;
  // Nobody attaches it from here on; whoever was about to has done it.
  if (await staysNamed(room, file)) return;
  await removeFile(room, file.id);
}

/** Whether something names it, with which it stays then. */
async function staysNamed(room: SettlingRoom, { id, complaintId, macroId }: Loose): Promise<boolean> {
  const isThis = (file: { readonly id: string }) => file.id === id;
  if (complaintId && (await room.complaints.filesOf(complaintId)).some(isThis)) {
    await room.files.attach([id], complaintId);
    return true;
  }
  if (macroId && (await room.macros.find(macroId))?.files.some(isThis)) {
    await room.files.attachToMacro([id], macroId);
    return true;
  }
  return false;
}
