import type { UserId } from "#server/core/ids.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import { senderWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import { countedAs, unaskedLimit, withinLimits } from "#server/desk/people/attempt-limits.ts";
import type { InboxRoom } from "./room.ts";

/**
 * Asks the owner of an address to show that it is theirs, at most once a day whatever comes from there, and in words that
 * quote nothing. The link proves the account that claims it, or lets its owner make one.
 */
export async function askWhoseAddress(room: InboxRoom, email: string): Promise<void> {
  const limits = [
    countedAs(`inbox:${email}`, room.limits["inbox-answers"]),
    unaskedLimit(room.limits, "verify", email),
  ];
  if (!(await withinLimits(room, limits))) return;
  const claim = await room.accounts.findClaim(email);
  const link = await (claim ? issueLink(room, "verify", { userId: claim.id, email }) : invited(room, email));
  const userId: UserId | null = claim?.id ?? null;
  const says = senderWords(new URL(room.delivery.publicUrl).host);
  await postMail(room, { says, kind: "verify", to: email, userId, link: link.url });
}

const invited = (room: InboxRoom, email: string) => issueLink(room, "invite", { email, role: "user" });
