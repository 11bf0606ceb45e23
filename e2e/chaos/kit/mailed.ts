import type { ParsedMail } from "mailparser";
import { mailRows } from "#server/desk/mails/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { emailOf } from "#server/desk/testing.ts";
import type { Database } from "#server/platform/db/database.ts";

/** What stands behind the @ of the Message-IDs of a desk at `localhost`. */
const ID_HOST = "localhost";

/** Resolves to how many notices and mails the desk has still to send. */
export async function countUnmailed(db: Database): Promise<number> {
  const [notices, asked] = await Promise.all([
    db.collection(notificationRows).countDocuments({ emailedAt: null, readAt: null }),
    db.collection(mailRows).countDocuments({ state: "waiting" }),
  ]);
  return notices + asked;
}

export interface Outgoing {
  /** What people were told, and what was written because somebody asked for it. */
  readonly notices: number;
  readonly asked: number;
  /** Mails by their Message-ID, and how many of them were handed over more than once. */
  readonly mails: number;
  readonly twice: number;
  /** A sentence for each that is missing, too many, or says something else the second time. */
  readonly problems: readonly string[];
}

/** Compares what the desk had to tell with what a mail server took: each Message-ID once, to whom it was for. */
export async function comparedWith(db: Database, taken: readonly ParsedMail[]): Promise<Outgoing> {
  const notices = await db.collection(notificationRows).find({}).toArray();
  const asked = await db.collection(mailRows).find({ state: "sent" }).toArray();
  const expected = new Map<string, string>();
  const problems: string[] = [];
  for (const { mailedAs, recipient, eventId } of notices) {
    if (mailedAs) expected.set(`<${mailedAs}@${ID_HOST}>`, emailOf({ id: recipient.toHexString() as never }));
    else problems.push(`a notice of ${eventId} is in no mail`);
  }
  for (const { _id, to } of asked) expected.set(`<${_id.toHexString()}@${ID_HOST}>`, to);
  const came = Map.groupBy(taken, ({ messageId = "" }) => messageId);
  for (const [id, to] of expected) {
    const [first, ...again] = came.get(id) ?? [];
    if (!first) problems.push(`the mail ${id} to ${to} never came`);
    else if (addressOf(first) !== to) problems.push(`the mail ${id} went to ${addressOf(first)}, not to ${to}`);
    for (const mail of again) {
      if (first && said(mail) !== said(first)) problems.push(`the mail ${id} said something else the second time`);
    }
  }
  for (const id of came.keys()) if (!expected.has(id)) problems.push(`the mail ${id} is nobody's`);
  const twice = [...came.values()].filter(({ length }) => length > 1).length;
  return { notices: notices.length, asked: asked.length, mails: came.size, twice, problems };
}

export const addressOf = ({ to }: ParsedMail) => [to].flat()[0]?.value[0]?.address ?? "";

const said = (mail: ParsedMail) => JSON.stringify([addressOf(mail), mail.subject, mail.text, mail.html]);
