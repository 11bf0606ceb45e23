import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { presentWhole } from "./present-mail.ts";
import type { Inbox } from "./room.ts";
import type { KeptMail } from "./store.ts";
import type { InboxMailDetail } from "./wire.ts";

/** Staff: all of a mail's text, and where no program can read it its bytes as text, as far as that goes. */
export async function getMail(
  room: Pick<Inbox<"find" | "source">, "inbox">,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<InboxMailDetail> {
  const mail = await findMail(room, actor, id);
  if (mail.state !== "unreadable") return presentWhole(mail);
  const bytes = (await room.inbox.source(mail.id)).subarray(0, MOST_SHOWN);
  return presentWhole({ ...mail, whole: new TextDecoder().decode(bytes) });
}

const MOST_SHOWN = 100_000;

/** @throws DomainError `mail.not-found`, also to agents who may not see it. */
export async function findMail({ inbox }: Pick<Inbox<"find">, "inbox">, actor: Actor, id: string): Promise<KeptMail> {
  requireRole(actor, "agent", "admin");
  const known = DocumentId.safeParse(id);
  const mail = known.success ? await inbox.find(known.data) : null;
  if (mail && (actor.role === "admin" || !mail.forAdmins)) return mail;
  throw new DomainError("mail.not-found", { key: "refusals.mail.gone" });
}
