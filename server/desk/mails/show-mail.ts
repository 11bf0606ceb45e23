import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { Mailbox } from "#server/desk/inbox/mailbox.ts";
import type { Account } from "#server/desk/people/account.ts";
import { composeMail } from "./compose-mail.ts";
import { dressMail } from "./dress-mail.ts";
import { whoseMails } from "./list-mails.ts";
import { newsHeaders, stopHeaders } from "./mail-headers.ts";
import { headersOf } from "./original-of.ts";
import type { Mails } from "./room.ts";
import type { ShownMail } from "./wire.ts";

export interface ShowingRoom extends Mails<"findKept"> {
  readonly mailbox: Mailbox;
}

/**
 * One that the catcher keeps, as a mail program shows it, with the headers that it would have.
 * @throws DomainError `auth.forbidden` for whoever may not look into the catcher, `mail.not-found`.
 */
export async function showMail(
  { mails, delivery, mailbox }: ShowingRoom,
  actor: Actor,
  account: Pick<Account, "email" | "provedAt">,
  { id }: { readonly id: string },
): Promise<ShownMail> {
  const whose = whoseMails(actor, account);
  const known = DocumentId.safeParse(id);
  const mail = delivery.way === "caught" && known.success ? await mails.findKept(known.data, whose) : null;
  if (!mail) throw new DomainError("mail.not-found", { key: "refusals.mail.gone" });
  const { words, kind, to, at, replyTo, references, sentAs } = mail;
  const headers = { ...(kind === "notice" ? newsHeaders(mailbox.idHost) : {}), ...stopHeaders(words.stop) };
  const dressed = await dressMail(words);
  const composed = composeMail({ ...dressed, id: sentAs, to, replyTo, references, headers }, mailbox);
  return { html: dressed.html, headers: await headersOf(composed, at) };
}
