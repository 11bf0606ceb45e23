import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

/**
 * `keeping`: its contents are on their way to their place. `kept`: there, and nobody's but its uploader's. `attaching`: a write
 * to a complaint or macro is under way that names it. `attached`: it goes with that one. `going`: its contents are being taken away.
 */
export type FileState = "keeping" | "kept" | "attaching" | "attached" | "going";

/** A file that somebody sent; its contents lie in the place of files, under its id. */
export interface FileRow {
  _id: Types.ObjectId;
  uploaderId: Types.ObjectId;
  name: string;
  /** By what is in it, whatever its name says. */
  type: string;
  bytes: number;
  /** Of pictures that can be shown, as they are to be looked at. */
  width?: number;
  height?: number;
  state: FileState;
  /** The complaint that it is attached to, or is about to be. */
  complaintId?: Types.ObjectId;
  /** The same of a macro; never both. */
  macroId?: Types.ObjectId;
  /** Made here of a macro's file, for one message: nobody sent it. */
  copied?: true;
  at: Date;
  /** When somebody looks whether it is needed; none once it is attached. */
  expiresAt?: Date;
}

export const fileRows = defineRows<FileRow>("files", {
  // What somebody sent lately.
  uploaded: { key: { uploaderId: 1, at: 1 } },
  // What of it no complaint has.
  loose: { key: { uploaderId: 1, expiresAt: 1 }, partialFilterExpression: { expiresAt: { $exists: true } } },
  of_complaint: { key: { complaintId: 1 }, partialFilterExpression: { complaintId: { $exists: true } } },
  // What the cleaner has to look at. No row goes by itself: its contents would stay.
  expires: { key: { expiresAt: 1 }, partialFilterExpression: { expiresAt: { $exists: true } } },
});
