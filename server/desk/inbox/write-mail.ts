import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Mails } from "#server/desk/mails/room.ts";
import { maySeeMail } from "#server/desk/mails/wire.ts";
import { type Account, isProved } from "#server/desk/people/account.ts";
import { receiveMail } from "./receive-mail.ts";
import type { Inbox } from "./room.ts";
import type { WriteMail } from "./wire.ts";

type WritingRoom = Inbox<"keep"> &
  Pick<Mails, "delivery"> & { readonly clock: Clock; readonly ids: Pick<Ids, "documentId" | "token"> };

/**
 * Brings a mail as if it had come from a mailbox, where mails are caught: to try what becomes of it. Whoever writes from their
 * own address is vouched for; from any other it is a stranger's.
 * @throws DomainError `auth.forbidden` where mails really go out, and to whoever may not look into the catcher.
 */
export async function writeMail(
  room: WritingRoom,
  actor: Actor,
  account: Pick<Account, "email" | "provedAt">,
  { from, to, subject, text }: WriteMail,
): Promise<void> {
  const { delivery, mailbox, clock, ids } = room;
  const proved = isProved(account);
  if (!maySeeMail({ ...account, role: actor.role, proved })) requireRole(actor, "admin");
  if (delivery.way !== "caught" || !delivery.showsLinks) {
    throw new DomainError("auth.forbidden", { key: "refusals.mail.notCaught" });
  }
  const isVouched = proved && from === account.email;
  const domain = from.slice(from.lastIndexOf("@") + 1);
  const composer = new MailComposer({
    from,
    to: to ?? mailbox.address,
    subject,
    text,
    messageId: `<${ids.token()}@catcher.invalid>`,
    date: clock.now(),
    headers: {
      "Authentication-Results": `${mailbox.authServer}; ${isVouched ? `dmarc=pass header.from=${domain}` : "none"}`,
    },
  });
  await receiveMail(room, await composer.compile().build());
}
