import type { UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { inWords, type MailInWords, subjectOf, textOf } from "./in-words.ts";
import { type MailRow, mailRows } from "./rows.ts";
import type { CaughtMail } from "./wire.ts";

/** A mail that a mailer has for now. */
export type LeasedMail = Pick<MailRow, "kind" | "to" | "until" | "tries"> & {
  readonly id: string;
  readonly words: MailInWords;
};
/** A mail that the catcher has, and what its headers are made of. */
export type KeptMail = Required<Pick<MailRow, "kind" | "to" | "at" | "replyTo" | "references" | "sentAs">> & {
  readonly words: MailInWords;
};
export type NewMail = Omit<MailRow, "_id" | "userId" | "tries"> & {
  readonly id: string;
  readonly userId: UserId | null;
};

/** Mails on their way out, or kept where they do not go out. */
export function createMailStore(db: Database) {
  const mails = db.collection(mailRows);

  return {
    async insert({ id, userId, ...mail }: NewMail): Promise<void> {
      await mails.insertOne({ ...mail, _id: toObjectId(id), userId: userId && toObjectId(userId), tries: 0 });
    },

    /** Takes one that is due; nobody else takes it before `until`. */
    async lease(now: Date, until: Date): Promise<LeasedMail | null> {
      const row = await mails.findOneAndUpdate(
        { state: "waiting", dueAt: { $lte: now } },
        { $set: { dueAt: until }, $inc: { tries: 1 } },
        { sort: { dueAt: 1 }, returnDocument: "after" },
      );
      if (!row) return null;
      const { _id, kind, to, until: wantedUntil, tries } = row;
      return { id: _id.toHexString(), kind, to, words: inWords(row), until: wantedUntil, tries };
    },

    async postpone(id: string, dueAt: Date): Promise<void> {
      await mails.updateOne({ _id: toObjectId(id) }, { $set: { dueAt } });
    },

    /** It was sent, or nobody wants it any more: what it said is gone. */
    async erase(id: string, state: "sent" | "void"): Promise<void> {
      await mails.updateOne(
        { _id: toObjectId(id) },
        {
          $set: { state, text: null, link: null },
          $unset: {
            "says.text": "",
            "says.quotes": "",
            "says.href": "",
            "says.after": "",
            "says.footer": "",
            "says.stop": "",
          },
        },
      );
    },

    /** One that was caught, in words and with what it is sent by: anybody's, or this person's; null where there is none. */
    async findKept(id: string, userId: UserId | null): Promise<KeptMail | null> {
      const whose = userId ? { userId: toObjectId(userId) } : {};
      const row = await mails.findOne({ _id: toObjectId(id), state: "kept", ...whose });
      if (!row) return null;
      const { kind, to, at, replyTo = null, references = [], sentAs = id } = row;
      return { words: inWords(row), kind, to, at, replyTo, references, sentAs };
    },

    /** What was caught, newest first: everybody's, or one person's. */
    async listKept(userId: UserId | null, limit: number): Promise<CaughtMail[]> {
      const whose = userId ? { userId: toObjectId(userId) } : {};
      const rows = await mails
        .find({ state: "kept", ...whose })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      // An id is of what was gathered first, and not of when it went.
      return rows.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(toCaught);
    },
  };
}

export type MailStore = ReturnType<typeof createMailStore>;

function toCaught({ _id, kind, to, link, replyTo = null, at, ...row }: MailRow): CaughtMail {
  const words = { subject: subjectOf(row), text: textOf(row) ?? "" };
  return { _id: _id.toHexString(), kind, to, ...words, link, replyTo, at: at.toISOString() };
}
