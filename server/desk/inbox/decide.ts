import { hasEnded, reopenableUntil } from "#server/core/lifecycle.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Account } from "#server/desk/people/account.ts";
import { isProved } from "#server/desk/people/account.ts";
import type { Automatic } from "./automatic.ts";
import type { ReadMail } from "./mail.ts";
import type { Vouched } from "./vouched.ts";
import type { MailReason } from "./wire.ts";

/** What is known of a mail when it is decided about. */
export interface Known {
  readonly automatic: Automatic | null;
  readonly vouched: Vouched;
  /** Whose address it says that it comes from, proved or only claimed. */
  readonly sender: Account | null;
  /** By its token: the complaint that it answers, and whose that is; `forged` where the token is not ours. */
  readonly answers: { readonly ticket: Ticket; readonly customer: Account | null } | "forged" | null;
  /** By its subject, where that names a complaint of the sender's. */
  readonly named: Ticket | null;
  readonly now: Date;
}

export type Decision =
  | { readonly to: "answer" | "reopen"; readonly complaintId: string; readonly as: Account }
  | { readonly to: "file"; readonly as: Account }
  | { readonly to: "refuse"; readonly reason: MailReason }
  | {
      readonly to: "wait";
      readonly reason: MailReason;
      readonly complaintId?: string;
      /** Whether its address is asked, once a day, to show whose it is. */
      readonly asks?: boolean;
    };

/**
 * What becomes of a mail. A token opens one complaint to one address, and nothing else; what has none is believed where our
 * mail server vouches for the sender. Whatever is left a person looks at: nothing that somebody may have written is dropped.
 */
export function decide(mail: ReadMail, known: Known): Decision {
  const { automatic, vouched, sender, answers, named } = known;
  if (automatic) return { to: "refuse", reason: automatic };
  if (answers === "forged") return { to: "refuse", reason: "forged-token" };
  if (!mail.from) return { to: "wait", reason: "no-sender", ...about(answers?.ticket) };
  if (answers) {
    const { ticket, customer } = answers;
    if (vouched === "failed") return { to: "wait", reason: "dmarc-failed", ...about(ticket) };
    if (!customer?.active || !isProved(customer))
      return { to: "wait", reason: "not-theirs-any-more", ...about(ticket) };
    if (customer.email !== mail.from.address) return { to: "wait", reason: "other-address", ...about(ticket) };
    return answering(mail, ticket, customer, known.now);
  }
  if (vouched === "failed") return { to: "wait", reason: "dmarc-failed" };
  if (!sender) return { to: "wait", reason: "unknown-sender", asks: true };
  if (!isProved(sender)) return { to: "wait", reason: "not-proved", asks: sender.active };
  if (sender.role !== "user" || sender.trial) return { to: "wait", reason: "from-staff" };
  if (!sender.active) return { to: "wait", reason: "not-theirs-any-more" };
  if (vouched !== "aligned") return { to: "wait", reason: "not-vouched", ...about(named) };
  if (named) return answering(mail, named, sender, known.now);
  return mail.words === "" ? { to: "wait", reason: "no-words" } : { to: "file", as: sender };
}

function answering(mail: ReadMail, ticket: Ticket, as: Account, now: Date): Decision {
  const { complaintId } = ticket;
  if (mail.words === "" && mail.files.length === 0) return { to: "wait", reason: "no-words", complaintId };
  if (!hasEnded(ticket)) return { to: "answer", complaintId, as };
  const until = reopenableUntil(ticket);
  return until && now <= until ? { to: "reopen", complaintId, as } : { to: "wait", reason: "ended", complaintId };
}

const about = (ticket: Ticket | null | undefined) => (ticket ? { complaintId: ticket.complaintId } : {});
