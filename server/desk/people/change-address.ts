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
import type { Sender } from "#server/platform/addresses/sender.ts";
import { isProved } from "./account.ts";
import { askerLimits, countAddressee, countAttempt, unaskedLimit, writingLimit } from "./attempt-limits.ts";
import { requirePassword } from "./require-password.ts";
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
  { sender }: { readonly sender: Sender },
): Promise<void> {
  const { way, publicUrl } = room.delivery;
  if (way === "none") {
    throw new DomainError("input.invalid", { key: "refusals.account.noMail" });
  }
  const account = await room.accounts.findById(actor.id);
  if (!account) throw new DomainError("account.not-found", { key: "refusals.account.gone" });
  if (!isProved(account)) throw new DomainError("account.unproved", { key: "refusals.account.confirmFirst" });
  const { passwordHash } = account;
  if (passwordHash) await requirePassword(room, { id: actor.id, passwordHash }, { password });
  const { id: userId, email } = account;
  if (movesTo === email) {
    const sentence = { key: "refusals.account.sameAddress" } as const;
    throw new DomainError("input.invalid", sentence, { fields: { email: sentence } });
  }
  const { limits } = room;
  await countAttempt(room, askerLimits(limits, actor.id, sender));
  await countAddressee(room, [writingLimit(limits, "move", movesTo), unaskedLimit(limits, "move", movesTo)]);

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
  await postMail(room, { says: leaveWords(host, movesTo), kind, to: email, userId, link: leaving.url });
  await postMail(
    room,
    holder
      ? { says: takenWords(host), kind, to: movesTo, userId: holder.id, link: null }
      : { says: arriveWords(host), kind, to: movesTo, userId, link: arriving.url },
  );
}
