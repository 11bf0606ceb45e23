import { z } from "zod";
import { said } from "#server/core/said.ts";
import { line, text } from "#server/core/text.ts";
import { ChosenCategory, Instant } from "#server/core/vocabulary.ts";
import { Email } from "#server/desk/people/wire.ts";

/**
 * What became of a mail: `new` until it was read, `taken` into a complaint, `waits` for staff to say, `refused`, or
 * `unreadable` by programs.
 */
export const MailState = z.enum(["new", "taken", "waits", "refused", "unreadable"]);
export type MailState = z.infer<typeof MailState>;

/** Why a mail is where it is. Words for each are made where it is read. */
export const MailReason = z.enum([
  "answered",
  "reopened",
  "filed",
  "accepted",
  "bounce",
  "auto-reply",
  "list",
  "loop",
  "forged-token",
  "too-large",
  "by-staff",
  "no-sender",
  "other-address",
  "not-theirs-any-more",
  "no-words",
  "ended",
  "dmarc-failed",
  "from-staff",
  "unknown-sender",
  "not-proved",
  "not-vouched",
  "not-possible",
  "no-mail",
  "takes-too-long",
  "not-fetched",
]);
export type MailReason = z.infer<typeof MailReason>;
const MailFile = z.object({ name: z.string(), type: z.string(), bytes: z.int() });

/** A mail as the list shows it. */
export const InboxMail = z.object({
  _id: z.string(),
  state: MailState,
  reason: MailReason.nullable(),
  /** What refused it, in a sentence, where a complaint could not take it. */
  detail: z.string().nullable(),
  at: Instant,
  bytes: z.int(),
  from: z.string().nullable(),
  fromName: z.string().nullable(),
  subject: z.string(),
  /** What its sender wrote this time. */
  words: z.string(),
  files: z.array(MailFile),
  complaintId: z.string().nullable(),
});
export type InboxMail = z.infer<typeof InboxMail>;

/** One mail with all of its text, for as long as it is kept. */
export const InboxMailDetail = InboxMail.extend({ whole: z.string() });
export type InboxMailDetail = z.infer<typeof InboxMailDetail>;

/** What the page lists: what is to be decided, what was refused, and for admins what no program can read. */
export const ListedState = MailState.extract(["waits", "refused", "unreadable"]);
export type ListedState = z.infer<typeof ListedState>;

export const InboxPage = z.object({ mails: z.array(InboxMail), waiting: z.int() });
export type InboxPage = z.infer<typeof InboxPage>;

export const MailRef = z.object({ id: z.string().max(40) });
export const AcceptMail = z.discriminatedUnion("as", [
  MailRef.extend({ as: z.literal("complaint"), category: ChosenCategory }),
  MailRef.extend({
    as: z.literal("answer"),
    complaintId: line({
      min: 1,
      max: 40,
      tooShort: "fields.mail.complaint",
      tooLong: "fields.mail.number",
    }),
  }),
]);
export type AcceptMail = z.infer<typeof AcceptMail>;

/** A mail that somebody writes into the catcher, as it would come from a mailbox. */
export const WriteMail = z.object({
  from: Email,
  /** Where it goes; to the desk itself unless given. */
  to: z
    .string()
    .max(320)
    .regex(/^[^\s@]+@[^\s@]+$/, said("fields.mail.address"))
    .optional(),
  subject: line({ max: 200, tooLong: "fields.mail.subject" }).default(""),
  text: text({
    min: 1,
    max: 20_000,
    tooShort: "fields.message.tooShort",
    tooLong: "fields.mail.tooLong",
  }),
});
export type WriteMail = z.infer<typeof WriteMail>;
