import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { AuditAction } from "#server/desk/audit/plain.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { findMail } from "./get-mail.ts";
import type { InboxRoom } from "./room.ts";
import type { KeptMail, Settled } from "./store.ts";
import type { MailState } from "./wire.ts";

/** Longer than any of it takes; whoever dies in between leaves it to the next. */
const HELD_MS = 30_000;

export interface Deciding {
  readonly id: string;
  /** Which states it may be in. */
  readonly from: readonly MailState[];
  readonly action: AuditAction;
}

/**
 * One person decides about a mail, once: whoever is second is told. What refuses it, the mail survives as it was.
 * @throws DomainError `mail.not-found`, `mail.decided`
 */
export async function decideAbout(
  room: InboxRoom,
  actor: Actor,
  { id, from, action }: Deciding,
  work: (mail: KeptMail) => Promise<Settled>,
): Promise<Settled> {
  const { inbox, clock } = room;
  const { id: known } = await findMail(room, actor, id);
  const now = clock.now();
  const mail = await inbox.claim(known, from, now, new Date(now.getTime() + HELD_MS));
  if (!mail) {
    throw new DomainError("mail.decided", { key: "refusals.mail.decided" });
  }
  try {
    const act = { action, actorId: actor.id, on: { kind: "mail", id: mail.id } } as const;
    const settled = await recorded(
      room,
      act,
      () => work(mail),
      ({ complaintId = null }) => ({ complaintId }),
    );
    await inbox.settle(mail.id, { ...settled, decidedBy: actor.id }, clock.now());
    return settled;
  } catch (error) {
    await inbox.release(mail.id, clock.now());
    throw error;
  }
}
