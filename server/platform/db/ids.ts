import { Types } from "mongoose";

/** Hex to ObjectId; throws on anything else, so parse what comes from outside first. */
export function toObjectId(id: string): Types.ObjectId {
  return Types.ObjectId.createFromHexString(id);
}

export function newDocumentId(): string {
  return new Types.ObjectId().toHexString();
}

/** A fresh id that sorts as if it had been made then. */
export function documentIdAt(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, "0");
  return seconds + new Types.ObjectId().toHexString().slice(8);
}
