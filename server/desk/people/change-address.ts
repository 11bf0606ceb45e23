import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import { arriveWords, leaveWords, takenWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import { isProved } from "./account.ts";
import { countAttempt, forgiveAttempt, passwordChangeLimit, unaskedLimit, writingLimit } from "./attempt-limits.ts";
import { verifyPassword } from "./password.ts";
import type { Accounts, Attempts } from "./room.ts";
import type { ChangeAddress } from "./wire.ts";

/**
 * Asks at both addresses whether the account is to move; it does when both have said yes. An address that somebody else
 * holds is answered alike, and its owner is told.
 */
export async function changeAddress(
  room: Accounts<"findById" | "findByEmail"> & Attempts & Issuing & Posting & Trailed,
  actor: Actor,
  { email: movesTo, password }: z.output<typeof ChangeAddress>,
): Promise<void> {
  const { way, publicUrl } = room.delivery;
  if (way === "none") {
    throw new DomainError("input.invalid", "No mail goes out here, so nobody can be asked. Tell an administrator.");
  }
  const limits = [passwordChangeLimit(room.limits, actor.id)];
  await countAttempt(room, limits);
  const account = await room.accounts.findById(actor.id);
  if (!account) throw new DomainError("account.not-found", "This account does not exist any more.");
  if (!isProved(account)) throw new DomainError("account.unproved", "Confirm your present address first.");
  if (account.passwordHash && !(await verifyPassword(account.passwordHash, password))) {
    const sentence = "This is not your present password.";
    throw new DomainError("input.invalid", sentence, { fields: { password: sentence } });
  }
  await forgiveAttempt(room, limits);
  const { id: userId, email } = account;
  if (movesTo === email) {
    const sentence = "This is your address already.";
    throw new DomainError("input.invalid", sentence, { fields: { email: sentence } });
  }
  const { limits: table } = room;
  await countAttempt(room, [writingLimit(table, movesTo), unaskedLimit(table, movesTo), writingLimit(table, email)]);

  const host = new URL(publicUrl).host;
  const move = room.ids.documentId();
  const holder = await room.accounts.findByEmail(movesTo);
  const act = {
    action: "link.made",
    actorId: actor.id,
    on: { kind: "person", id: userId },
    after: { kind: "change-address", to: "both" },
    personal: { email: movesTo },
  } as const;
  const [leaving, arriving] = await recorded(room, act, () =>
    Promise.all([
      issueLink(room, "change-address", { userId, email, move, movesTo }),
      issueLink(room, "change-address", { userId, email: movesTo, move, movesTo }),
    ]),
  );
  const kind = "change-address" as const;
  await postMail(room, { ...leaveWords(host, movesTo), kind, to: email, userId, link: leaving.url });
  await postMail(
    room,
    holder
      ? { ...takenWords(host), kind, to: movesTo, userId: holder.id, link: null }
      : { ...arriveWords(host), kind, to: movesTo, userId, link: arriving.url },
  );
}
