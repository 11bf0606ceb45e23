import { z } from "zod";
import { Instant, type Role } from "#server/core/vocabulary.ts";

/** What a mail is about. All but `notice` and `alert` come of an act at one of our doors. */
export const MailKind = z.enum([
  "verify",
  "registered-again",
  "invite",
  "reset",
  "change-address",
  "notice",
  "alert",
  "access",
]);
export type MailKind = z.infer<typeof MailKind>;

/** A mail as the catcher shows it. */
export const CaughtMail = z.object({
  _id: z.string(),
  kind: MailKind,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** The link in it; null where it has none, or where this page may not show it. */
  link: z.string().nullable(),
  /** Where an answer to it goes; null where none is taken, or where this page may not show it. */
  replyTo: z.string().nullable(),
  at: Instant,
});
export type CaughtMail = z.infer<typeof CaughtMail>;

const MailHeader = z.object({ name: z.string(), value: z.string() });
export type MailHeader = z.infer<typeof MailHeader>;

/** A caught mail as a mail program shows it, and what it would have been sent with. */
export const ShownMail = z.object({ html: z.string(), headers: z.array(MailHeader) });
export type ShownMail = z.infer<typeof ShownMail>;

/** News of one complaint that will be one mail, unless their reader has read them by then. */
const Gathered = z.object({
  to: z.string(),
  complaintId: z.string(),
  count: z.int(),
  goesAt: Instant,
});

export const Catcher = z.object({
  /** Off: mails really go out, or none is made. */
  isOn: z.boolean(),
  mails: z.array(CaughtMail),
  /** What waits to be mailed, the next first. */
  gathered: z.array(Gathered),
  /** The reader's own address, where mails can be written here as well; null where they cannot. */
  writesAs: z.string().nullable(),
});
export type Catcher = z.infer<typeof Catcher>;

/** The people of the demo, whose password everybody knows: there is nothing of theirs to keep from one another. */
const DEMO_ADDRESS = /@demo[.]test$/;

/**
 * Who may look into the catcher. Others do not even see their own: whoever registered with a stranger's address would read
 * there the link that proves it.
 */
export function maySeeMail({ role, email, proved }: { role: Role; email: string; proved: boolean }): boolean {
  return role === "admin" || (proved && DEMO_ADDRESS.test(email));
}
