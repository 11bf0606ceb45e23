import type { TicketId } from "#server/core/ids.ts";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { FileStore } from "#server/platform/files/file-store.ts";
import type { TurnAbout } from "#server/platform/turn-about.ts";
import type { FileRowStore } from "./store.ts";

/** The store of files' rows; a verb names what it calls of it. */
export interface Files<Calls extends keyof FileRowStore = keyof FileRowStore> {
  readonly files: Pick<FileRowStore, Calls>;
}

/** Where the contents of files are. */
export interface Contents<Calls extends keyof FileStore = keyof FileStore> {
  readonly contents: Pick<FileStore, Calls>;
}

/** How much one person may send in a day. */
export interface FileAllowance {
  readonly files: number;
  readonly bytes: number;
}

/** Tells what a complaint names of files; as little of complaints as this room may know, whose own room knows this one. */
interface NamingFiles {
  readonly complaints: { filesOf(id: TicketId): Promise<readonly Pick<AttachedFile, "id">[]> };
}

/** What it takes to send files with words. */
export type AttachRoom = Files<"hold" | "release" | "attach" | "countOf"> & NamingFiles & { readonly clock: Clock };

/** What the verbs of this room work with. */
export type FilesRoom = Files &
  Contents & {
    readonly clock: Clock;
    readonly ids: Pick<Ids, "documentId">;
    readonly fileAllowance: FileAllowance;
    /** Pictures are unpacked one after the other, by turns of people: each may take much of a process's memory, and seconds. */
    readonly pictures: TurnAbout;
    /** The id of what a request makes, the same for each repetition. */
    readonly resourceId?: string | null;
  };
