import { type Actor, requireRole } from "#server/core/actor.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { presentMail } from "./present-mail.ts";
import type { Inbox } from "./room.ts";
import type { InboxPage, ListedState } from "./wire.ts";

/** More are not counted: nobody works differently for it. */
const MOST_COUNTED = 99;

/** Staff: mails in this state, newest first, and how many wait. Agents see none of colleagues, and none that is unreadable. */
export async function listInbox(
  { inbox }: Pick<Inbox<"list" | "countWaiting">, "inbox">,
  actor: Actor,
  { state }: { readonly state: ListedState },
): Promise<InboxPage> {
  requireRole(actor, "agent", "admin");
  const [mails, waiting] = await Promise.all([
    inbox.list(state, actor.role === "admin", MOST_LISTED.inbox),
    countWaiting({ inbox }, actor),
  ]);
  return { mails: mails.map(presentMail), waiting };
}

/** Staff: how many mails wait that they may see, for the bar of every page. */
export async function countWaiting({ inbox }: Pick<Inbox<"countWaiting">, "inbox">, actor: Actor): Promise<number> {
  requireRole(actor, "agent", "admin");
  return inbox.countWaiting(actor.role === "admin", MOST_COUNTED);
}
