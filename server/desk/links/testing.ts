import type { MailStore } from "#server/desk/mails/store.ts";
import type { CaughtMail } from "#server/desk/mails/wire.ts";

/** What was mailed to this address, newest first. */
export async function mailsTo(
  desk: { readonly mails: Pick<MailStore, "listKept"> },
  to: string,
): Promise<CaughtMail[]> {
  return (await desk.mails.listKept(null, 100)).filter((mail) => mail.to === to);
}

/** The token in the newest mail to this address. */
export async function tokenTo(desk: { readonly mails: Pick<MailStore, "listKept"> }, to: string): Promise<string> {
  const [mail] = await mailsTo(desk, to);
  return tokenIn(mail?.link);
}

/** The token in a link's address. */
export function tokenIn(url: string | null | undefined): string {
  if (!url) throw new Error("There is no link in it.");
  return new URL(url).hash.slice(1);
}
