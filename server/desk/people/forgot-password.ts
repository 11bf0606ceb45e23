import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import { resetWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import {
  askingLimits,
  countAddressee,
  countAttempt,
  unaskedLimit,
  withinLimits,
  writingLimit,
} from "./attempt-limits.ts";
import type { Accounts, Attempts } from "./room.ts";

/**
 * Mails a link that lets the owner of an address choose a new password. The answer, and what is done for it, are the same
 * whether or not there is an account.
 */
export async function forgotPassword(
  room: Accounts<"findByEmail" | "findClaim"> & Attempts<"hit" | "refund"> & Issuing & Posting & Trailed,
  { email }: { email: string },
  { sender }: { readonly sender: Sender },
): Promise<void> {
  await countAttempt(room, askingLimits(room.limits, sender));
  await countAddressee(room, [writingLimit(room.limits, "reset", email)]);
  const isWelcome = await withinLimits(room, [unaskedLimit(room.limits, "reset", email)]);
  const [holder, claim] = await Promise.all([room.accounts.findByEmail(email), room.accounts.findClaim(email)]);
  const account = holder ?? claim;
  const isFound = account?.active ?? false;
  const userId = account?.id ?? null;
  await room.trail.add({
    action: "password.forgotten",
    actorId: null,
    ...(account ? { on: { kind: "person", id: account.id } } : {}),
    personal: { email },
  });
  // Without an account nobody gets to know its token.
  const link = await issueLink(room, "reset", isFound ? { userId, email } : {});
  const says = resetWords(new URL(room.delivery.publicUrl).host);
  // To an owner it is news; to whoever has never proved the address it may be the noise of a stranger.
  await postMail(
    room,
    isFound && (holder || isWelcome) ? { says, kind: "reset", to: email, userId, link: link.url } : null,
  );
}
