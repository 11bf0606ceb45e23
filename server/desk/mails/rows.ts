import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { MailSaying } from "./mail-words.ts";
import type { MailKind } from "./wire.ts";

export interface MailRow {
  _id: Types.ObjectId;
  kind: MailKind;
  /** `waiting` for a mail server, `sent` by one, `kept` for the catcher, `void` where nobody is to get it. */
  state: "waiting" | "sent" | "kept" | "void";
  to: string;
  /** Whose account it is about; null where there may be none. */
  userId: Types.ObjectId | null;
  /** What it says, put into words when it goes out or is looked at; the text is erased with the link once it was sent. */
  says?: Partial<MailSaying> & Pick<MailSaying, "subject">;
  /** Words of the version before. */
  subject?: string;
  text?: string | null;
  link: string | null;
  /** Where its reader's answer goes. None where it is not asked for, and in the version before. */
  replyTo?: string | null;
  /** Of news: what its Message-ID is made of, and those of the mails that it follows; absent in the version before. */
  sentAs?: string;
  references?: readonly string[];
  at: Date;
  /** When it is tried next; a mailer that has it moves it on first. */
  dueAt: Date;
  /** Nobody wants it after this. */
  until: Date;
  tries: number;
}

const KEEP_SECONDS = 7 * 86_400;

export const mailRows = defineRows<MailRow>("mails", {
  // What the mailer has to send.
  due: { key: { dueAt: 1 }, partialFilterExpression: { state: { $eq: "waiting" } } },
  // The catcher: everything, or a person's own, newest first.
  kept: { key: { state: 1, _id: -1 } },
  own: { key: { userId: 1, _id: -1 } },
  old: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
