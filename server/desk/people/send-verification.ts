import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import { verifyWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import { isProved } from "./account.ts";
import { askerLimits, countAddressee, countAttempt, unaskedLimit, writingLimit } from "./attempt-limits.ts";
import type { Accounts, Attempts } from "./room.ts";

/**
 * The link that proves the actor's address, once more. For somebody who claims the address of an account it goes nowhere, and
 * the answer is the same.
 */
export async function sendVerification(
  room: Accounts<"findById" | "findByEmail"> & Attempts<"hit" | "refund"> & Issuing & Posting & Trailed,
  actor: Actor,
  { sender }: { readonly sender: Sender },
): Promise<void> {
  const account = await room.accounts.findById(actor.id);
  if (!account) throw new DomainError("account.not-found", { key: "refusals.account.gone" });
  if (isProved(account)) throw new DomainError("input.invalid", { key: "refusals.account.addressConfirmed" });
  const { email } = account;
  const { limits } = room;
  await countAttempt(room, askerLimits(limits, actor.id, sender));
  await countAddressee(room, [writingLimit(limits, "verify", email), unaskedLimit(limits, "verify", email)]);
  const holder = await room.accounts.findByEmail(email);
  const act = {
    action: "link.made",
    actorId: actor.id,
    on: { kind: "person", id: account.id },
    after: { kind: "verify" },
  } as const;
  const link = await recorded(room, act, () => issueLink(room, "verify", holder ? {} : { userId: account.id, email }));
  const says = verifyWords(new URL(room.delivery.publicUrl).host);
  await postMail(room, holder ? null : { says, kind: "verify", to: email, userId: account.id, link: link.url });
}
