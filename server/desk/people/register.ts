import type { z } from "zod";
import { userIdOf } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import { registeredAgainWords, verifyWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import { countAttempt, registrationLimits, unaskedLimit, withinLimits, writingLimit } from "./attempt-limits.ts";
import { hashChosenPassword } from "./choose-password.ts";
import type { Accounts, Attempts, Enrolment } from "./room.ts";
import type { Register } from "./wire.ts";

/**
 * Makes an account that may file complaints and claims its address until somebody proves it. Nobody can register themselves
 * into any other role. An address that has an account is answered alike, in words and in what is done: the new account
 * claims it, too, and the mail tells its owner so. Whoever claims an address second, while nobody has proved it, gets none.
 */
export async function register(
  room: Enrolment & Accounts<"findByEmail" | "findClaim"> & Attempts<"hit" | "refund"> & Issuing & Posting & Trailed,
  { password, name, email }: z.output<typeof Register>,
  { sender }: { readonly sender: Sender },
): Promise<void> {
  const limits = registrationLimits(room.limits, sender);
  await countAttempt(room, limits);
  const passwordHash = await hashChosenPassword(password, { name, email });
  const id = userIdOf(room.ids.documentId());
  const person = { id, name, email, role: "user", active: true, passwordHash, identity: null } as const;
  const act = {
    action: "account.registered",
    actorId: id,
    on: { kind: "person", id },
    personal: { name, email },
  } as const;
  await recorded(room, act, () => room.accounts.insert({ ...person, provedAt: null, createdAt: room.clock.now() }));
  const [holder, claim] = await Promise.all([room.accounts.findByEmail(email), room.accounts.findClaim(email)]);

  // Strangers decide whom this is sent to, so that nobody's box is filled with it.
  const addressee = [writingLimit(room.limits, "verify", email), unaskedLimit(room.limits, "verify", email)];
  const isWelcome = await withinLimits(room, addressee);
  const host = new URL(room.delivery.publicUrl).host;
  const userId = (holder ?? claim)?.id ?? null;
  const link = await issueLink(room, holder ? "reset" : "verify", {
    userId,
    email,
    ...(limits[0] ? { countedAs: limits[0].key } : {}),
  });
  const says = holder ? registeredAgainWords(host) : verifyWords(host);
  const kind = holder ? ("registered-again" as const) : ("verify" as const);
  await postMail(room, isWelcome ? { says, kind, to: email, userId, link: link.url } : null);
}
