import type { Actor } from "#server/core/actor.ts";
import type { Database } from "#server/platform/db/database.ts";
import { emailOf, MAILBOX } from "../testing.ts";
import { handleNextMail } from "./handle-mail.ts";
import { readMail } from "./read-mail.ts";
import { receiveMail } from "./receive-mail.ts";
import { replyAddress } from "./reply-address.ts";
import type { InboxRoom } from "./room.ts";
import { inboxRows } from "./rows.ts";
import type { KeptMail } from "./store.ts";

interface Written {
  readonly from: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly id?: string;
  /** Lines of further headers. */
  readonly headers?: readonly string[];
}

/** A mail in plain text, as it lies in a mailbox. */
export function aMail({ from, to = MAILBOX.address, subject = "Hello", text = "", id, headers = [] }: Written): string {
  return [
    ...headers,
    `Message-ID: <${id ?? `mail-${crypto.randomUUID()}`}@elsewhere.test>`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    "Date: Mon, 02 Mar 2026 10:00:00 +0100",
    "MIME-Version: 1.0",
    ...(headers.some((each) => /^content-type/i.test(each)) ? [] : ["Content-Type: text/plain; charset=utf-8"]),
    "",
    text,
  ].join("\r\n");
}

/** What the mail server of these tests writes above a mail whose sender it has proved. */
export const vouchedBy = (domain: string) =>
  `Authentication-Results: mx.desk.test; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`;
export const failedFor = (domain: string) =>
  `Authentication-Results: mx.desk.test; spf=fail smtp.mailfrom=x@${domain}; dmarc=fail header.from=${domain}`;

/** Where a customer's answers about their complaint go. */
export const answerTo = (complaint: { readonly complaintId: string }, { id }: Actor) =>
  replyAddress(MAILBOX.address, { complaintId: complaint.complaintId, userId: id }, MAILBOX);
export { emailOf };

/** Brings a mail and has it read, as consumers do. */
export function aMailbox({ desk, db }: { readonly desk: InboxRoom; readonly db: Database }) {
  const read = async () => {
    while (await handleNextMail(desk, readMail));
  };
  return {
    read,
    async bring(mail: string | Uint8Array): Promise<boolean> {
      const isNew = await receiveMail(desk, typeof mail === "string" ? Buffer.from(mail) : mail);
      await read();
      return isNew;
    },
    /** The one that came last. */
    async newest(): Promise<KeptMail> {
      const row = await db.collection(inboxRows).find({}).sort({ _id: -1 }).limit(1).next();
      const found = row && (await desk.inbox.find(row._id.toHexString()));
      if (!found) throw new Error("no mail has come in");
      return found;
    },
  };
}
