import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { Account } from "#server/desk/people/account.ts";
import { dressMail } from "./dress-mail.ts";
import { whoseMails } from "./list-mails.ts";
import type { Mails } from "./room.ts";
import type { ShownMail } from "./wire.ts";

/**
 * One that the catcher keeps, as a mail program shows it.
 * @throws DomainError `auth.forbidden` for whoever may not look into the catcher, `mail.not-found`.
 */
export async function showMail(
  { mails, delivery }: Mails<"findKept">,
  actor: Actor,
  account: Pick<Account, "email" | "provedAt">,
  { id }: { readonly id: string },
): Promise<ShownMail> {
  const whose = whoseMails(actor, account);
  const known = DocumentId.safeParse(id);
  const words = delivery.way === "caught" && known.success ? await mails.findKept(known.data, whose) : null;
  if (!words) throw new DomainError("mail.not-found", { key: "refusals.mail.gone" });
  return { html: (await dressMail(words)).html };
}
