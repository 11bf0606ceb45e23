import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { hasEnded } from "#server/core/lifecycle.ts";
import { statusNamed } from "#server/core/status-named.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import { Email } from "#server/desk/people/wire.ts";
import { actorOf, commentFrom, filingOf, roomFor } from "./as-written.ts";
import { decideAbout } from "./decide-about.ts";
import { clearMailFiles, keepMailFiles, prefixOf, type TakenFiles } from "./keep-mail-files.ts";
import { readMail } from "./read-mail.ts";
import type { InboxRoom } from "./room.ts";
import type { KeptMail } from "./store.ts";
import type { AcceptMail } from "./wire.ts";

/**
 * Staff: a mail becomes a complaint of whoever sent it, who gets an account that claims the address if they have none; or an
 * answer of the customer's in a complaint, which says from which address it came. The trail says who decided it.
 * @returns the number of the complaint that has it
 * @throws DomainError what filing and answering refuse, and what `decideAbout` does.
 */
export async function acceptMail(
  room: InboxRoom,
  actor: Actor,
  input: AcceptMail,
): Promise<{ readonly complaintId: string }> {
  const deciding = { id: input.id, from: ["waits", "refused"], action: "mail.accepted" } as const;
  let complaintId = "";
  await decideAbout(room, actor, deciding, async (mail) => {
    complaintId =
      input.as === "complaint"
        ? await file(room, actor, mail, input.category)
        : await answer(room, actor, mail, input.complaintId);
    return { state: "taken", reason: "accepted", complaintId };
  });
  return { complaintId };
}

async function file(room: InboxRoom, actor: Actor, mail: KeptMail, category: string): Promise<string> {
  const email = Email.safeParse(mail.from ?? "");
  if (!email.success) {
    throw new DomainError("input.invalid", { key: "refusals.mail.noSender" });
  }
  const onBehalfOf = { name: mail.fromName || email.data.split("@", 1).join(""), email: email.data };
  return withFiles(room, actor, mail, async ({ ids: files, left }) => {
    const filing = { ...(await filingOf(room, mail, { left, category })), files, onBehalfOf };
    return (await fileComplaint(roomFor(room, mail), actor, filing, "mail")).complaintId;
  });
}

async function answer(room: InboxRoom, actor: Actor, mail: KeptMail, ref: string): Promise<string> {
  const { ticket } = await findReadable(room, actor, ref);
  const customer = await room.accounts.findById(ticket.userId);
  if (!customer || hasEnded(ticket)) {
    const values = { complaintId: ticket.complaintId, status: statusNamed(ticket.status) };
    throw new DomainError("complaint.transition-not-allowed", { key: "refusals.mail.ended", values });
  }
  const writer = actorOf(customer);
  return withFiles(room, writer, mail, async ({ ids: files, left }) => {
    const message = commentFrom(mail, left, mail.from ?? "");
    await addComment(roomFor(room, mail), writer, { id: ticket.id, message, files, internal: false });
    return ticket.complaintId;
  });
}

/** What came with it is taken out of its bytes once more: until somebody accepts a mail, nothing of it is looked into. */
async function withFiles(
  room: InboxRoom,
  actor: Actor,
  mail: KeptMail,
  work: (files: TakenFiles) => Promise<string>,
): Promise<string> {
  if (mail.files.length === 0) return work({ ids: [], left: [] });
  try {
    const read = await readMail(await room.inbox.source(mail.id), prefixOf(room, mail));
    return await work(await keepMailFiles(room, actor, mail, read));
  } finally {
    await clearMailFiles(room, mail);
  }
}
