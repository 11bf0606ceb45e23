import type { Ticket } from "#server/core/ticket.ts";
import { complaintInSubject } from "#server/desk/mails/notice-subject.ts";
import type { Account } from "#server/desk/people/account.ts";
import { whyAutomatic } from "./automatic.ts";
import type { Known } from "./decide.ts";
import type { ReadMail } from "./mail.ts";
import { findTagged, isOurToken } from "./reply-address.ts";
import type { InboxRoom } from "./room.ts";
import { vouchedFor } from "./vouched.ts";

/** What `Re:` is called where mails are written. */
const ANSWERED = /^(?:(?:re|aw|sv|rv|antw|fwd?|wg)\s*:\s*)+/i;

type Knowing = Pick<InboxRoom, "accounts" | "complaints" | "clock" | "mailbox">;

/** Looks up what a mail is decided by. */
export async function knownOf(room: Knowing, mail: ReadMail): Promise<Known> {
  const { mailbox, clock } = room;
  const [sender, answers] = await Promise.all([senderOf(room, mail), answeredBy(room, mail)]);
  return {
    automatic: whyAutomatic(mail, mailbox),
    vouched: vouchedFor(mail, mailbox.authServer),
    sender,
    answers,
    named: sender ? await namedIn(room, mail, sender) : null,
    now: clock.now(),
  };
}

async function senderOf({ accounts }: Knowing, { from }: ReadMail): Promise<Account | null> {
  if (!from) return null;
  const [holder, claim] = await Promise.all([accounts.findByEmail(from.address), accounts.findClaim(from.address)]);
  return holder ?? claim;
}

async function answeredBy({ complaints, accounts, mailbox }: Knowing, mail: ReadMail): Promise<Known["answers"]> {
  const tagged = findTagged(mail.recipients);
  if (!tagged) return null;
  const found = await complaints.findByHumanId(tagged.complaintId);
  if (!found) return "forged";
  const { ticket } = found;
  if (!isOurToken(tagged.token, ticket, mailbox)) return "forged";
  return { ticket, customer: await accounts.findById(ticket.userId) };
}

async function namedIn({ complaints }: Knowing, { subject }: ReadMail, sender: Account): Promise<Ticket | null> {
  const complaintId = complaintInSubject(subject.replace(ANSWERED, ""));
  const found = /^COMP-[1-9]\d{4,9}$/.test(complaintId) ? await complaints.findByHumanId(complaintId) : null;
  return found?.ticket.userId === sender.id ? found.ticket : null;
}
