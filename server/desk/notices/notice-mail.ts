import type { mongo } from "mongoose";
import { isStaff } from "#server/core/actor.ts";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { WRITTEN_TO } from "#server/desk/people/written-to.ts";
import { kindOf, type NoticeKind } from "#server/desk/preferences/kinds.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { findFiledByOthers } from "./filed-by-others.ts";
import { saidIn } from "./mapping.ts";
import { type NoticeSaying, type NotificationRow, notificationRows } from "./rows.ts";

/** One of what somebody is mailed at once: what it says, and of what. */
export type MailedNotice = NoticeSaying & Pick<NotificationRow, "type" | "at">;

/** What one person is mailed at once: what they have not read of one complaint, or one thing that is about none. */
export interface GatheredNotices {
  /** The same for every try: it follows from the first of the notices, which are the same from the first try on. */
  readonly id: string;
  /** Of the notices, the oldest first. What was read since the first try is not among them. */
  readonly noticeIds: readonly string[];
  readonly notices: readonly MailedNotice[];
  /** What they are to whoever chooses among mails. */
  readonly kinds: readonly NoticeKind[];
  /** When the first was stored. */
  readonly since: Date;
  readonly recipient: UserId;
  /** What they are here at this moment. */
  readonly role: Role;
  readonly email: string;
  readonly complaintId: string;
  /** Whether it goes to the customer of a complaint, who can answer it. */
  readonly mayAnswer: boolean;
  readonly tries: number;
}

interface Turn {
  /** Only what was stored after it. */
  readonly since: Date;
  /** What was stored up to then has been gathered for long enough. */
  readonly gatheredBy: Date;
  readonly now: Date;
  /** Nobody else takes what was taken before then. */
  readonly until: Date;
}

/** What a mailer has for now. */
export interface LeasedNotices {
  /** Null where what was taken is not to be mailed now. */
  readonly mail: GatheredNotices | null;
  /** Whether anything was taken: then there may be more. */
  readonly isMore: boolean;
}

/** Until an address that cannot be written to is looked at again: it may have been proved by then. */
const LOOKED_AT_AGAIN_MS = 3_600_000;
/** What its reader does not want by mail is too old when it would be looked at again: who chooses mails gets what comes then. */
const NEVER_MS = 7 * 86_400_000;

/** The order of the index: what nobody has taken yet, oldest first, or what was taken the longest ago. */
const IN_TURN = { emailedAt: 1, readAt: 1, mailLease: 1, storedAt: 1 } as const;
const IN_ORDER = { storedAt: 1, _id: 1 } as const;

/** Notices that are still to go out by e-mail, gathered and leased so that several mailers never send the same. */
export function createNoticeMail(db: Database, room: Preferences<"of">) {
  const notices = db.collection(notificationRows);
  const users = db.collection(userRows);

  const take = (mailLease: mongo.Condition<Date | null>, storedAt: mongo.Condition<Date>, { until }: Turn) =>
    notices.findOneAndUpdate(
      { emailedAt: null, readAt: null, mailLease, storedAt },
      { $set: { mailLease: until }, $inc: { mailTries: 1 } },
      { sort: IN_TURN },
    );

  /** What goes with a notice: what was put into the same mail, or what is in none yet and was not put away for good. */
  const besides = ({ _id, recipient, complaintId, mailedAs }: NotificationRow, { since, now }: Turn) => {
    const waiting = { emailedAt: null, readAt: null, mailedAs: mailedAs ?? { $exists: false } } as const;
    if (complaintId === "") return { ...waiting, _id };
    const mailLease = { $not: { $gt: after(now, LOOKED_AT_AGAIN_MS) } };
    return { ...waiting, recipient, complaintId, storedAt: { $gte: since }, mailLease };
  };

  const putAway = async (which: mongo.Filter<NotificationRow>, mailLease: Date): Promise<null> => {
    await notices.updateMany(which, { $set: { mailLease } });
    return null;
  };

  async function gathered(row: NotificationRow, turn: Turn): Promise<GatheredNotices | null> {
    const [recipient, waiting] = [userIdOf(row.recipient.toHexString()), besides(row, turn)];
    const person = await users.findOne({ _id: row.recipient, ...WRITTEN_TO }, { projection: { email: 1, role: 1 } });
    if (!person) return putAway(waiting, after(turn.now, LOOKED_AT_AGAIN_MS));
    const told = { id: recipient, role: person.role };
    const wants = await wantedOf(room, [told]);
    const isWanted = ({ type }: Pick<NotificationRow, "type">) => wants(told, kindOf(type)).mail;
    if (!isWanted(row)) return putAway({ _id: row._id }, after(turn.now, NEVER_MS));
    // Whoever was staff and is a customer now may read of no complaint but theirs.
    const isTheirs = isStaff(person) || (await findFiledByOthers(db, recipient, [row.complaintId])).length === 0;
    if (!isTheirs) return putAway(waiting, after(turn.now, NEVER_MS));
    const wanted = (await notices.find(waiting).sort(IN_ORDER).toArray()).filter(isWanted);
    // Whoever has the first of them has them all.
    if (!wanted[0]?._id.equals(row._id)) return null;
    const mailedAs = row.mailedAs ?? row.key.replaceAll(":", ".");
    const them = { _id: { $in: wanted.map(({ _id }) => _id) } };
    const taken = await notices.updateMany({ ...waiting, ...them }, { $set: { mailedAs, mailLease: turn.until } });
    const unread = { ...them, mailedAs, emailedAt: null, readAt: null };
    // Who wrote to all of them knows what they say: only what was read or taken meanwhile makes it another mail.
    const isWhole = taken.matchedCount === wanted.length;
    const rows = isWhole ? wanted : await notices.find(unread).sort(IN_ORDER).toArray();
    if (rows.length === 0) return null;
    return {
      id: mailedAs,
      noticeIds: rows.map(({ _id }) => _id.toHexString()),
      notices: rows.map((each) => ({ ...saidIn(each), type: each.type, at: each.at })),
      kinds: [...new Set(rows.map(({ type }) => kindOf(type)))],
      since: row.storedAt,
      recipient,
      role: person.role,
      email: person.email,
      complaintId: row.complaintId,
      mayAnswer: !isStaff(person) && row.complaintId !== "",
      tries: (row.mailTries ?? 0) + 1,
    };
  }

  const inMail = ({ noticeIds }: Pick<GatheredNotices, "noticeIds">) => ({
    _id: { $in: noticeIds.map(toObjectId) },
  });

  return {
    /**
     * Takes the next mail. What nobody has taken yet comes first: what is refused again and again keeps nothing new waiting.
     * Which notices go into a mail is written down before it is sent: whoever tries again sends the same one, and what
     * came since goes into the next. What cannot be mailed now is put away for an hour, what its
     * reader wants no mail of, or may not read, for good.
     */
    async lease(turn: Turn): Promise<LeasedNotices> {
      const { since, gatheredBy, now } = turn;
      // A lease that ended before `since` is of a notice that is too old.
      const row =
        (await take(null, { $gte: since, $lte: gatheredBy }, turn)) ??
        (await take({ $gte: since, $lte: now }, { $gte: since }, turn));
      return { mail: row && (await gathered(row, turn)), isMore: row !== null };
    },

    /** Nobody tries it again before then. */
    async postpone(mail: Pick<GatheredNotices, "noticeIds">, until: Date): Promise<void> {
      await notices.updateMany(inMail(mail), { $set: { mailLease: until } });
    },

    async markMailed(mail: Pick<GatheredNotices, "noticeIds">, now: Date): Promise<void> {
      await notices.updateMany(inMail(mail), { $set: { emailedAt: now, mailLease: null } });
    },
  };
}

export type NoticeMail = ReturnType<typeof createNoticeMail>;

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);
