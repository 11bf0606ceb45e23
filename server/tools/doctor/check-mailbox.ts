import type { ConsumerEnv } from "#server/platform/env.ts";
import type { OpenMailbox } from "#server/platform/imap/mail-source.ts";
import { type Finding, Findings } from "./finding.ts";

/** Whether mails that come in can be fetched, and whether anybody's word is believed about their senders. */
export async function checkMailbox(
  { imapUrl, mailAuthServer }: Pick<ConsumerEnv, "imapUrl" | "mailAuthServer">,
  open: (imapUrl: string) => OpenMailbox,
): Promise<Finding[]> {
  const findings = new Findings("Mail");
  if (!imapUrl) {
    findings.ok("mailbox", "No mailbox is named (IMAP_URL): nobody is asked to answer by mail.");
    return findings.list;
  }
  try {
    const source = await open(imapUrl)(() => {});
    source.close();
    findings.ok("mailbox", "The mailbox can be opened, and mails fetched from it.");
  } catch (error) {
    const [found, fix] = troubleOf(error);
    findings.wrong("mailbox", found, fix);
  }
  if (mailAuthServer) findings.ok("mailbox.senders", `What ${mailAuthServer} says of senders is believed.`);
  else
    findings.unknown(
      "mailbox.senders",
      "No mail server is believed about senders: every mail that answers nothing waits for staff.",
      "Set MAIL_AUTH_SERVER to the name that stands first in Authentication-Results of mails in that mailbox.",
    );
  return findings.list;
}

function troubleOf(error: unknown): readonly [found: string, fix: string] {
  const said = error instanceof Error ? error.message : String(error);
  if (of(error, "authenticationFailed") === true)
    return [
      "The mail server refuses the user and password in IMAP_URL.",
      "Correct them; some servers want a password that is made for programs. An @ in the user is written %40.",
    ];
  if (of(error, "responseStatus") === "NO")
    return [
      `The folder that IMAP_URL names cannot be opened: ${said}`,
      "Correct the path of IMAP_URL, or make the folder. Without a path it is INBOX.",
    ];
  const code = of(error, "code");
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ETIMEDOUT")
    return [
      `The mail server in IMAP_URL cannot be reached (${code}).`,
      "Correct its name and port, and see whether a firewall stands between. It is 993 with imaps://, and 143 with imap://.",
    ];
  return [`The mailbox in IMAP_URL cannot be opened: ${said}`, "Correct IMAP_URL, or what it names."];
}

function of(error: unknown, field: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, field) : undefined;
}
