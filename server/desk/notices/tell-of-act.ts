import { type EventId, eventIdOf, type UserId, UserIdInput } from "#server/core/ids.ts";
import type { NoticeStore } from "#server/core/ports/outbox-store.ts";
import { isShutOut, toldOfAct } from "#server/desk/audit/acts-told.ts";
import type { Act, Trail } from "#server/desk/audit/room.ts";
import { shutOutWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import { isProved } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";

interface TellingRoom extends Posting, Accounts<"findById"> {
  readonly noticeStore: NoticeStore;
  /** Hears that somebody was not told. What was done to them stands. */
  readonly onUntold: (error: unknown) => void;
}

/** No event: it is the row of the trail that they are told of. */
const idOfAct = (seq: number): EventId => eventIdOf(`act-${seq}`);

/**
 * Tells people what somebody else did to their account or their place on the desk: in their bell, and by mail where they
 * cannot come in to read it. Once for each row of the trail.
 */
export function createTellOfAct(room: TellingRoom): Trail["done"] {
  return async (act, seq) => {
    try {
      await tell(room, act, seq);
    } catch (error) {
      room.onUntold(error);
    }
  };
}

async function tell(room: TellingRoom, act: Act, seq: number): Promise<void> {
  const recipient = UserIdInput.safeParse(act.on?.id);
  if (!recipient.success || recipient.data === act.actorId) return;
  if (act.actorId !== null && isShutOut(act)) await mailTo(room, recipient.data);
  const told = toldOfAct(act);
  if (!told) return;
  await room.noticeStore.insert([
    {
      ...told,
      key: `${idOfAct(seq)}:${recipient.data}`,
      eventId: idOfAct(seq),
      recipient: recipient.data,
      type: "account",
      complaintId: "",
      at: room.clock.now(),
    },
  ]);
}

/** Only an address that is theirs for certain gets it. */
async function mailTo(room: TellingRoom, userId: UserId): Promise<void> {
  const account = await room.accounts.findById(userId);
  if (!account || !isProved(account)) return;
  const says = shutOutWords(new URL(room.delivery.publicUrl).host);
  await postMail(room, { says, kind: "access", to: account.email, userId, link: null });
}
