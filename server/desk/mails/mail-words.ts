import type { Saying, Words } from "#server/core/saying.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** What a mail says, in whole paragraphs. */
export interface MailSaying {
  readonly subject: Words;
  readonly text: readonly Words[];
  /** What people wrote of which it tells, the oldest first. */
  readonly quotes?: readonly MailQuote[];
  /** What is written on the button that leads somewhere: to the link of the mail, or to `href`. */
  readonly button?: Saying;
  /** A place of this desk that opens nothing to whoever reads the mail. */
  readonly href?: string;
  /** What comes after the button. */
  readonly after?: readonly Words[];
  /** Why its reader got it. */
  readonly footer?: readonly Words[];
  /** The page on which its reader chooses to have no more mails like it; none of what has to arrive. */
  readonly stop?: string;
  /** Where its reader chooses what they are mailed. */
  readonly settings?: string;
}

/** What somebody wrote of which a mail tells. */
export interface MailQuote {
  /** Whose words they are. */
  readonly byId: string;
  readonly heading: Saying;
  /** As much of it as a mail has room for, and whether that is less than all. */
  readonly text: string;
  readonly isCut: boolean;
  /** What came with it is called so. */
  readonly files: readonly string[];
  /** Where it stands, with all of its words and its files. */
  readonly href: string;
}

// Nothing that a stranger typed at registration stands in any of these: a mail of ours must not carry their words.

const saying = (subject: Saying, text: Saying, button?: Saying): MailSaying => ({
  subject,
  text: [text],
  ...(button ? { button } : {}),
});

export const verifyWords = (host: string): MailSaying =>
  saying(
    { key: "mails.verify.subject" },
    { key: "mails.verify.text", values: { host } },
    { key: "mails.button.confirm" },
  );

export const senderWords = (host: string): MailSaying =>
  saying(
    { key: "mails.sender.subject" },
    { key: "mails.sender.text", values: { host } },
    { key: "mails.button.confirm" },
  );

export const registeredAgainWords = (host: string): MailSaying =>
  saying(
    { key: "mails.registeredAgain.subject" },
    { key: "mails.registeredAgain.text", values: { host } },
    { key: "mails.button.password" },
  );

export const inviteWords = (host: string, role: Role): MailSaying =>
  saying(
    { key: "mails.invite.subject" },
    { key: "mails.invite.text", values: { host, role } },
    { key: "mails.button.password" },
  );

export const resetWords = (host: string): MailSaying =>
  saying(
    { key: "mails.reset.subject" },
    { key: "mails.reset.text", values: { host } },
    { key: "mails.button.password" },
  );

export const leaveWords = (host: string, to: string): MailSaying =>
  saying(
    { key: "mails.leave.subject" },
    { key: "mails.leave.text", values: { host, to } },
    { key: "mails.button.answer" },
  );

export const arriveWords = (host: string): MailSaying =>
  saying(
    { key: "mails.arrive.subject" },
    { key: "mails.arrive.text", values: { host } },
    { key: "mails.button.answer" },
  );

export const shutOutWords = (host: string): MailSaying =>
  saying({ key: "mails.shutOut.subject" }, { key: "mails.shutOut.text", values: { host } });

export const takenWords = (host: string): MailSaying =>
  saying({ key: "mails.taken.subject" }, { key: "mails.taken.text", values: { host } });
