import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { DraftKind, Texts } from "./wire.ts";

/** What somebody has written on one of their devices and not sent. */
export interface DraftRow {
  /** Of its person, the text's key and the device: no device ever writes over what another one has. */
  _id: string;
  userId: Types.ObjectId;
  ticketId: Types.ObjectId;
  kind: DraftKind;
  /** What it is sent with, on whatever device: however often, it is said once. */
  key: string;
  device: string;
  texts: Texts;
  /** The key as the complaint knows it that it was sent to. */
  onceKey: string;
  /** It was sent, here or elsewhere. */
  isSent?: boolean;
  /** By the database's own time. */
  at: Date;
}

const KEPT_SECONDS = 30 * 86_400;

export const draftRows = defineRows<DraftRow>("drafts", {
  // What somebody has unfinished in a ticket.
  of_ticket: { key: { userId: 1, ticketId: 1, at: -1 } },
  // What is erased with a complaint.
  ticket: { key: { ticketId: 1 } },
  // What was sent just now.
  sent: { key: { onceKey: 1 } },
  expire: { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
});
