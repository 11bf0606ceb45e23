import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { ComplaintsRoom } from "#server/desk/complaints/room.ts";
import type { FilesRoom } from "#server/desk/files/room.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { CustomerRoom } from "#server/desk/people/customer-for.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import type { ReadMail } from "./mail.ts";
import type { Mailbox } from "./mailbox.ts";
import type { InboxStore } from "./store.ts";

/** The store of mails that came in; a verb names what it calls of it. */
export interface Inbox<Calls extends keyof InboxStore = keyof InboxStore> {
  readonly inbox: Pick<InboxStore, Calls>;
  readonly mailbox: Mailbox;
}

/** What the verbs of this room work with. */
export type InboxRoom = Inbox &
  ComplaintsRoom &
  Categories<"list"> &
  Pick<FilesRoom, "contents" | "fileAllowance" | "files" | "pictures"> &
  CustomerRoom &
  Accounts<"findByEmail" | "findClaim" | "findById"> &
  Attempts<"hit" | "refund"> &
  Issuing &
  Posting &
  Trailed;

/** Reads a mail, or says that no program can. Contents of its files are written under this and their place among them. */
export type Read = (raw: Uint8Array, filesTo: string | null) => Promise<ReadMail>;
