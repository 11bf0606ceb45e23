import type { Types } from "mongoose";
import {
  type FileId,
  fileIdOf,
  type MacroId,
  macroIdOf,
  type TicketId,
  ticketIdOf,
  type UserId,
  userIdOf,
} from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type FileRow, type FileState, fileRows } from "./rows.ts";

/** What is known of a file without looking into it. */
export interface StoredFile extends AttachedFile {
  readonly uploaderId: UserId;
  readonly state: FileState;
  /** The complaint that it is attached to, or is about to be. */
  readonly complaintId: TicketId | null;
  /** The same of a macro; never both. */
  readonly macroId: MacroId | null;
}

export interface NewFile extends AttachedFile {
  readonly uploaderId: UserId;
  readonly at: Date;
  readonly expiresAt: Date;
  /** Made here of a macro's file: nobody sent it, and nobody's day is counted by it. */
  readonly copied?: true;
}

/** What somebody sent since a moment. */
export interface Uploaded {
  readonly files: number;
  readonly bytes: number;
}

/** Rows of files. Each step of a file's life is one conditional write, so that of two who want it one gets it. */
export function createFileRowStore(db: Database) {
  const files = db.collection(fileRows);
  const among = (ids: readonly FileId[]) => ({ _id: { $in: ids.map(toObjectId) } });

  return {
    /** @returns false when it is there already: the request came before. */
    insert: ({ id, uploaderId, ...file }: NewFile): Promise<boolean> =>
      insertedOrThere(
        files.insertOne({ _id: toObjectId(id), ...file, uploaderId: toObjectId(uploaderId), state: "keeping" }),
      ),

    /** Its contents are in their place. */
    async keep(id: FileId): Promise<void> {
      await files.updateOne({ _id: toObjectId(id), state: "keeping" }, { $set: { state: "kept" } });
    },

    /** Whether there is one whose contents came to their place. Those that never did are gone after an hour, and few. */
    async hasKept(): Promise<boolean> {
      const oldest = await files
        .find({}, { projection: { state: 1 } })
        .sort({ _id: 1 })
        .limit(20)
        .toArray();
      return oldest.some(({ state }) => state !== "keeping");
    },

    async find(id: FileId): Promise<StoredFile | null> {
      const row = await files.findOne({ _id: toObjectId(id) });
      return row && toStored(row);
    },

    async uploadedSince(uploaderId: UserId, since: Date): Promise<Uploaded> {
      const own = { uploaderId: toObjectId(uploaderId), at: { $gte: since }, copied: { $exists: false } };
      const rows = await files.find(own, { projection: { bytes: 1 }, hint: "uploaded" }).toArray();
      return { files: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
    },

    /**
     * Sets those aside for a write to this complaint that is about to come: nobody else gets them, and nothing takes them
     * away before the hold ends.
     * @returns those that are held now; what is missing is somebody else's, elsewhere, or gone.
     */
    async hold(ids: readonly FileId[], uploaderId: UserId, complaintId: TicketId, until: Date): Promise<StoredFile[]> {
      const held = {
        uploaderId: toObjectId(uploaderId),
        state: "attaching" as const,
        complaintId: toObjectId(complaintId),
      };
      const free = { uploaderId: held.uploaderId, state: "kept" as const };
      await files.updateMany({ ...among(ids), $or: [free, held] }, { $set: { ...held, expiresAt: until } });
      const rows = await files.find({ ...among(ids), ...held }).toArray();
      return rows.map(toStored);
    },

    /** The write did not come to be. */
    async release(ids: readonly FileId[], complaintId: TicketId, expiresAt: Date): Promise<void> {
      const held = { ...among(ids), state: "attaching" as const, complaintId: toObjectId(complaintId) };
      await files.updateMany(held, { $set: { state: "kept", expiresAt }, $unset: { complaintId: "" } });
    },

    /** The complaint names them, whoever has let go of them meanwhile. */
    async attach(ids: readonly FileId[], id: TicketId): Promise<void> {
      const complaintId = toObjectId(id);
      await files.updateMany(
        { ...among(ids), state: { $ne: "attached" }, $or: [{ complaintId }, NOBODYS] },
        { $set: { state: "attached", complaintId }, $unset: { expiresAt: "" } },
      );
    },

    /**
     * Sets those aside for a write to this macro that is about to come: what this person sent, and what the macro has already,
     * whoever sent that.
     * @returns those that are held now; what is missing is somebody else's, elsewhere, or gone.
     */
    async holdForMacro(ids: readonly FileId[], uploader: UserId, id: MacroId, until: Date): Promise<StoredFile[]> {
      const macroId = toObjectId(id);
      const free = { uploaderId: toObjectId(uploader), state: "kept" as const };
      const its = { macroId, state: { $in: ["attaching", "attached"] as const } };
      const held = { state: "attaching" as const, macroId };
      await files.updateMany({ ...among(ids), $or: [free, its] }, { $set: { ...held, expiresAt: until } });
      return (await files.find({ ...among(ids), ...held }).toArray()).map(toStored);
    },

    /** The write did not come to be: what the macro did not have is its sender's again. */
    async releaseFromMacro(ids: readonly FileId[], id: MacroId, expiresAt: Date): Promise<void> {
      const held = { ...among(ids), state: "attaching" as const, macroId: toObjectId(id) };
      await files.updateMany(held, { $set: { state: "kept", expiresAt }, $unset: { macroId: "" } });
    },

    /** The macro names them, whoever has let go of them meanwhile. */
    async attachToMacro(ids: readonly FileId[], id: MacroId): Promise<void> {
      const macroId = toObjectId(id);
      await files.updateMany(
        { ...among(ids), state: { $ne: "attached" }, $or: [{ macroId }, NOBODYS] },
        { $set: { state: "attached", macroId }, $unset: { expiresAt: "" } },
      );
    },

    /** The macro names them no more: their time is over, unless somebody has set them aside for it again since. */
    async endWithMacro(ids: readonly FileId[], id: MacroId, heldUntil: Date, now: Date): Promise<void> {
      const held = { ...among(ids), state: "attaching" as const, macroId: toObjectId(id), expiresAt: heldUntil };
      await files.updateMany(held, { $set: { expiresAt: now } });
    },

    countOf: (complaintId: TicketId, limit: number): Promise<number> =>
      files.countDocuments({ complaintId: toObjectId(complaintId) }, { hint: "of_complaint", limit }),

    async listOf(complaintId: TicketId): Promise<FileId[]> {
      const rows = await files.find({ complaintId: toObjectId(complaintId) }, { projection: { _id: 1 } }).toArray();
      return rows.map(idOf);
    },

    /** What somebody sent and no complaint has. */
    async looseOf(uploaderId: UserId): Promise<FileId[]> {
      const own = { uploaderId: toObjectId(uploaderId), expiresAt: { $exists: true } };
      const rows = await files.find(own, { projection: { _id: 1 }, hint: "loose" }).toArray();
      return rows.map(idOf);
    },

    async listExpired(now: Date, limit: number): Promise<StoredFile[]> {
      const rows = await files
        .find({ expiresAt: { $lt: now } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toStored);
    },

    /** From here on nobody attaches it. @returns false when it was wanted meanwhile. */
    async beginGoing(id: FileId, now: Date, again: Date): Promise<boolean> {
      const unwanted = { _id: toObjectId(id), expiresAt: { $lt: now } };
      const { matchedCount } = await files.updateOne(unwanted, { $set: { state: "going", expiresAt: again } });
      return matchedCount === 1;
    },

    /** The same by whoever sent it, of what they have not sent with anything. */
    async takeBack(id: FileId, uploaderId: UserId, again: Date): Promise<boolean> {
      const own = { _id: toObjectId(id), uploaderId: toObjectId(uploaderId), state: "kept" as const };
      const { matchedCount } = await files.updateOne(own, { $set: { state: "going", expiresAt: again } });
      return matchedCount === 1;
    },

    async drop(id: FileId): Promise<void> {
      await files.deleteOne({ _id: toObjectId(id) });
    },
  };
}

export type FileRowStore = ReturnType<typeof createFileRowStore>;

const NOBODYS = { complaintId: { $exists: false }, macroId: { $exists: false } };

const idOf = ({ _id }: { readonly _id: Types.ObjectId }): FileId => fileIdOf(_id.toHexString());

function toStored(row: FileRow): StoredFile {
  const { _id, uploaderId, complaintId, macroId, at: _at, expiresAt: _until, copied: _how, ...file } = row;
  return {
    ...file,
    id: idOf(row),
    uploaderId: userIdOf(uploaderId.toHexString()),
    complaintId: complaintId ? ticketIdOf(complaintId.toHexString()) : null,
    macroId: macroId ? macroIdOf(macroId.toHexString()) : null,
  };
}
