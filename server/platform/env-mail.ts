import { z } from "zod";
import { notes, seconds, text, url } from "./env-checks.ts";

/** Signs of the name before the @: the address of an answer has a number and a token behind it, and 64 in all (RFC 5321). */
const LONGEST_NAME = 20;

/** Mails that go out and come in. */
export const MAIL_VARIABLES = {
  MAIL_FROM: z
    .email({ error: "must be an e-mail address alone, without a name" })
    .refine((address) => address.lastIndexOf("@") <= LONGEST_NAME, {
      error: `must have at most ${LONGEST_NAME} characters before the @, because answers go to it with a token behind them`,
    })
    .refine((address) => !address.includes("+"), { error: "must have no + in it, because answers go to it with one" })
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "Where mails come from, and answers go to: with +number.token behind the name, so that its server has to deliver what has a plus. Unset: the account in SMTP_URL, or quickfix at NEXTAUTH_URL's host.",
        example: "help@example.com",
      }),
    ),
  MAIL_GATHER_SECONDS: seconds(0, 3_600)
    .default(120)
    .meta(
      notes({
        group: "Optional services",
        description:
          "Seconds in which news of one complaint are gathered for one mail; what was read by then is not mailed. npm run dev gathers for 10.",
        example: "120",
      }),
    ),
  IMAP_URL: url(/^imaps?$/, "must start with imap:// or imaps://")
    .refine((address) => (URL.parse(address)?.username ?? "") !== "", {
      error: "must have a user in it, as in imaps://user:password@host",
    })
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "The mailbox that answers come to, for this desk alone: a folder other than INBOX as its path. What is unread there is taken, and then read. A user of an e-mail address is written with %40.",
        example: "imaps://help%40example.com:password@imap.example.com:993",
      }),
    ),
  MAIL_AUTH_SERVER: text(/^[A-Za-z0-9._-]{1,255}$/, "must be the name that stands first in its Authentication-Results")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "The mail server whose word about senders (SPF, DKIM, DMARC) is believed. Unset: nobody's, and staff look at every mail that answers nothing.",
        example: "mx.example.com",
      }),
    ),
};

type Given = Readonly<Record<string, string | undefined>>;

/** Settings of mails that do not go together, a sentence each. */
export function mailProblems({ IMAP_URL, SMTP_URL, MAIL_FROM }: Given): string[] {
  if (!IMAP_URL) return [];
  return [
    ...(SMTP_URL
      ? []
      : ["IMAP_URL is set without SMTP_URL: nobody gets a mail that they could answer. Set SMTP_URL, too."]),
    ...(MAIL_FROM
      ? []
      : [
          "IMAP_URL is set without MAIL_FROM: answers have to go to the mailbox that it names. Set MAIL_FROM to its address.",
        ]),
  ];
}
