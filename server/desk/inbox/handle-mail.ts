import { DomainError } from "#server/core/errors.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { type Account, isProved } from "#server/desk/people/account.ts";
import { isAway } from "#server/platform/files/file-store.ts";
import { actorOf, commentOf, filingOf, roomFor } from "./as-written.ts";
import { askWhoseAddress } from "./ask-whose-address.ts";
import { type Decision, decide } from "./decide.ts";
import { clearMailFiles, keepMailFiles, prefixOf } from "./keep-mail-files.ts";
import { knownOf } from "./known.ts";
import type { ReadMail } from "./mail.ts";
import { MOST_BYTES } from "./receive-mail.ts";
import type { InboxRoom, Read } from "./room.ts";
import type { KeptMail, Settled } from "./store.ts";

/** Whoever reads one has it for so long; one that ends every process that reads it is put away after a few. */
const LEASE_MS = 60_000;
const MOST_TRIES = 4;
/** What cannot be kept now is tried again so much later. */
const AWAY_MS = 30_000;
/** One that our mails may refer to: signs that no server folds, escapes or cuts. */
const MESSAGE_ID = /^<[!-;=?-~]{1,240}>$/;

/**
 * Reads the next mail that nobody has read yet, and does what it asks: by the verbs of the pages, made once by a key that
 * follows from the mail, so that whoever dies in the middle leaves it to the next. While the place of files is away, a mail that
 * brings some stays unread, for as long as it takes. @returns false when there is none
 */
export async function handleNextMail(room: InboxRoom, read: Read): Promise<boolean> {
  const now = room.clock.now();
  const kept = await room.inbox.lease(now, new Date(now.getTime() + LEASE_MS));
  if (!kept) return false;
  try {
    await room.inbox.settle(kept.id, await handled(room, read, kept), room.clock.now());
  } catch (error) {
    if (!isAway(error)) throw error;
    await room.inbox.putOff(kept.id, new Date(room.clock.now().getTime() + AWAY_MS));
  } finally {
    await clearMailFiles(room, kept);
  }
  return true;
}

async function handled(room: InboxRoom, read: Read, kept: KeptMail): Promise<Settled> {
  if (kept.tries > MOST_TRIES) return { state: "unreadable", reason: "takes-too-long", forAdmins: true };
  let mail: ReadMail;
  try {
    mail = await read(await room.inbox.source(kept.id), prefixOf(room, kept));
  } catch (error) {
    if (isAway(error)) throw error;
    const detail = error instanceof Error ? error.message.slice(0, 300) : null;
    return { state: "unreadable", reason: "no-mail", detail, forAdmins: true };
  }
  const known = await knownOf(room, mail);
  const about = aboutMail(room, mail, known.sender);
  if (kept.bytes > MOST_BYTES) return { ...about, state: "refused", reason: "too-large" };
  const decision = decide(mail, known);
  return { ...about, ...(await carriedOut(room, { kept, mail, decision })) };
}

/** What of a mail lies beside its bytes. */
function aboutMail({ mailbox }: InboxRoom, mail: ReadMail, sender: Account | null): Omit<Settled, "state"> {
  const { from, subject, words, whole, files, messageId } = mail;
  return {
    ...(messageId && MESSAGE_ID.test(messageId) ? { messageId } : {}),
    from: from?.address ?? null,
    fromName: from?.name ?? null,
    to: mailbox.address,
    subject,
    words,
    whole,
    files: [...files],
    // Whoever only claims the address may be somebody else, and reads nothing of its owner's.
    userId: sender && isProved(sender) ? sender.id : null,
    // Agents do not know the addresses of colleagues.
    forAdmins: sender !== null && sender.role !== "user",
  };
}

interface Carrying {
  readonly kept: KeptMail;
  readonly mail: ReadMail;
  readonly decision: Decision;
}

async function carriedOut(room: InboxRoom, { kept, mail, decision }: Carrying): Promise<Settled> {
  if (decision.to === "refuse") return { state: "refused", reason: decision.reason };
  if (decision.to === "wait") {
    const { reason, complaintId = null, asks = false } = decision;
    if (asks && mail.from) await askWhoseAddress(room, mail.from.address);
    return { state: "waits", reason, complaintId };
  }
  try {
    return await taken(roomFor(room, kept), { kept, mail, decision });
  } catch (error) {
    if (!(error instanceof DomainError) || isAway(error)) throw error;
    const complaintId = decision.to === "file" ? null : decision.complaintId;
    return { state: "waits", reason: "not-possible", detail: error.message, complaintId };
  }
}

async function taken(
  room: InboxRoom,
  { kept, mail, decision }: Carrying & { readonly decision: Extract<Decision, { as: unknown }> },
): Promise<Settled> {
  const actor = actorOf(decision.as);
  const { ids: files, left } = await keepMailFiles(room, actor, kept, mail);
  if (decision.to === "file") {
    const { complaintId } = await fileComplaint(
      room,
      actor,
      { ...(await filingOf(room, mail, { left })), files },
      "mail",
    );
    return { state: "taken", reason: "filed", complaintId };
  }
  const { complaintId: id } = decision;
  const message = commentOf(mail, left);
  if (decision.to === "reopen") {
    await changeStatus(room, actor, { id, status: "Open", message, files });
    return { state: "taken", reason: "reopened", complaintId: id };
  }
  await addComment(room, actor, { id, message, files, internal: false });
  return { state: "taken", reason: "answered", complaintId: id };
}
