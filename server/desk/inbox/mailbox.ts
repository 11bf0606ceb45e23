import type { WebEnv } from "#server/platform/env.ts";

/** Where mails come in, and by what is known whose they are. */
export interface Mailbox {
  /** What our mails come from, and answers go to; in lower case. */
  readonly address: string;
  /** Behind the @ of the Message-IDs that we give. */
  readonly idHost: string;
  /** Whose word about senders is believed; nobody's where it is unset. */
  readonly authServer?: string | undefined;
  /** Whether anybody takes what is sent there: without that, no mail of ours asks for an answer. */
  readonly isOpen: boolean;
  readonly secret: string;
  readonly previousSecret?: string | undefined;
}

type Settings = Pick<
  WebEnv,
  "smtpUrl" | "imapUrl" | "mailFrom" | "mailAuthServer" | "mode" | "publicUrl" | "authSecret" | "previousAuthSecret"
>;

/** The mailbox that the environment names. Where mails are caught, the page that shows them takes answers as well. */
export function mailboxOf(env: Settings): Mailbox {
  const isCaught = !env.smtpUrl && env.mode !== "production";
  return {
    address: senderAddress(env),
    idHost: new URL(env.publicUrl).hostname.toLowerCase(),
    authServer: env.mailAuthServer ?? (isCaught ? CATCHER : undefined),
    isOpen: isCaught || env.imapUrl !== undefined,
    secret: env.authSecret,
    previousSecret: env.previousAuthSecret,
  };
}

/** Whose word the catcher's page writes above what somebody types there. */
const CATCHER = "catcher.invalid";

/** Where mails of ours come from: as it is set, or the account at the mail server, or a name at our own host. */
function senderAddress({ mailFrom, smtpUrl, publicUrl }: Pick<Settings, "mailFrom" | "smtpUrl" | "publicUrl">): string {
  const user = smtpUrl ? decodeURIComponent(new URL(smtpUrl).username) : "";
  return (mailFrom ?? (user.includes("@") ? user : `quickfix@${new URL(publicUrl).hostname}`)).toLowerCase();
}
