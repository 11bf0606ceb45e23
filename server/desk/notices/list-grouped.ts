import type { Actor } from "#server/core/actor.ts";
import { actsAsStaff, isFiler } from "#server/core/relation.ts";
import { quietTypes } from "#server/desk/preferences/quiet-types.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import type { NotificationRecord } from "./notification-reader.ts";
import { presentNotification } from "./present.ts";
import type { Notifications, SaidWords } from "./room.ts";
import type { SaidIn } from "./said-reader.ts";
import type { GroupedNews, NewsGroup } from "./wire.ts";
import { withoutOthers } from "./without-others.ts";

type Room = Notifications<"listNewest" | "countUnreadByComplaint" | "filedByOthers" | "listFiledByOthers">;

/**
 * What the actor was told lately and may still read, a group for each complaint and for whatever is about none, that with the newest first; and about how many complaints they
 * have something unread, without what they do not want to be told on pages: that is unread in its row, and counts nowhere else. One group more than asked for says that there are more.
 */
export async function listGrouped(
  room: Room & SaidWords & Preferences<"of">,
  actor: Actor,
  limit: number,
): Promise<GroupedNews> {
  const quiet = await quietTypes(room, actor);
  const read = (without: readonly string[]) => newsWithout(without, room, { actor, quiet, limit });
  const { shown, unread, counted, said, hasMore } = await withoutOthers(room, actor, read, (found) =>
    [...found.unread.keys(), ...found.shown.map(({ complaintId }) => complaintId)].filter((id) => {
      const about = found.said.get(id);
      return !about || !isFiler(about, actor);
    }),
  );
  const groups = shown.map((newest): NewsGroup => {
    const { complaintId } = newest;
    const words = wordsOf(newest, said.get(complaintId), actor);
    const news = complaintId === "" ? Number(!newest.read) : (unread.get(complaintId) ?? 0);
    return { complaintId, newest: presentNotification(newest), unread: news, words };
  });
  return { groups, unread: newsIn(counted ?? unread), hasMore, quiet };
}

interface Asked {
  readonly actor: Actor;
  readonly quiet: Awaited<ReturnType<typeof quietTypes>>;
  readonly limit: number;
}

async function newsWithout(others: readonly string[], room: Room & SaidWords, { actor, quiet, limit }: Asked) {
  const { notifications } = room;
  const [found, unread, counted] = await Promise.all([
    notifications.listNewest(actor.id, limit + 1, others),
    notifications.countUnreadByComplaint(actor.id, [], others),
    quiet.length > 0 ? notifications.countUnreadByComplaint(actor.id, quiet, others) : null,
  ]);
  const shown = found.slice(0, limit);
  const said = await room.said.of(shown.map(({ complaintId }) => complaintId));
  return { shown, unread, counted, said, hasMore: found.length > limit };
}

/** What is about no complaint stands for itself. */
function newsIn(unread: ReadonlyMap<string, number>): number {
  return unread.size + Math.max(0, (unread.get("") ?? 0) - 1);
}

/** What was said with the news, where somebody said it and its reader may read that. */
function wordsOf({ eventId }: NotificationRecord, about: SaidIn | undefined, actor: Actor): NewsGroup["words"] {
  if (!about) return null;
  const isStaff = actsAsStaff(about, actor);
  if (!isStaff && !isFiler(about, actor)) return null;
  const { customer, staff, note } = about.said;
  const words = [customer, staff, ...(isStaff ? [note] : [])].find((each) => each?.eventId === eventId);
  return words ? { by: words.by.name, text: words.text } : null;
}
