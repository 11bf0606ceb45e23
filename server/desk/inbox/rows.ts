import type { mongo, Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { MailFile } from "./mail.ts";
import type { MailReason, MailState } from "./wire.ts";

/** A mail that came in. */
export interface InboxRow {
  _id: Types.ObjectId;
  /** Of Message-ID and sender, or of all of it: however often it is fetched, there is one row. */
  key: string;
  state: MailState;
  /** Null until it was read. */
  reason: MailReason | null;
  /** A refusal's own sentence, where a complaint could not take it. */
  detail: string | null;
  at: Date;
  /** When it may be read, or decided about, next; whoever does it moves this on first. */
  dueAt: Date;
  tries: number;
  /** Of the whole mail, also where less of it is kept. */
  bytes: number;
  from: string | null;
  fromName: string | null;
  /** Where it was delivered. Never the address with a token. */
  to: string | null;
  subject: string;
  /** What its sender wrote this time. */
  words: string;
  /** All of its text. */
  whole: string;
  files: MailFile[];
  /** As its sender's program wrote it, where it wrote one that may stand in a header of ours; absent in the version before. */
  messageId?: string;
  /** The complaint that has it, or that it was meant for. */
  complaintId: string | null;
  /** Whose words it is, as far as somebody is known by it. */
  userId: Types.ObjectId | null;
  /** What agents do not see: what no program can read, and addresses of colleagues. */
  forAdmins: boolean;
  decidedBy: Types.ObjectId | null;
}

/** A piece of a mail as it came, byte for byte. */
export interface InboxSourceRow {
  _id: Types.ObjectId;
  mailId: Types.ObjectId;
  at: Date;
  part: number;
  bytes: mongo.Binary | Uint8Array;
}

/** A mailbox that consumers fetch from, one of them at a time. */
export interface MailboxRow {
  /** Server, user and folder, without the password. */
  _id: string;
  holder: string;
  until: Date;
}

/** What nobody has asked about by then, nobody will. */
const KEEP_SECONDS = 90 * 86_400;

export const inboxRows = defineRows<InboxRow>("inbox", {
  once: { key: { key: 1 }, unique: true },
  // What is to be read.
  due: { key: { dueAt: 1 }, partialFilterExpression: { state: { $eq: "new" } } },
  // The page, newest first.
  states: { key: { state: 1, _id: -1 } },
  // Somebody's, for their archive and for erasing them.
  senders: { key: { from: 1 } },
  own: { key: { userId: 1, _id: -1 } },
  about: { key: { complaintId: 1 } },
  old: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});

export const inboxSourceRows = defineRows<InboxSourceRow>("inbox_sources", {
  parts: { key: { mailId: 1, part: 1 } },
  old: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});

export const mailboxRows = defineRows<MailboxRow>("mailboxes");
