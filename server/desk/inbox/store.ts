import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type InboxRow, inboxRows, inboxSourceRows } from "./rows.ts";
import type { MailState } from "./wire.ts";

/** A document holds 16 MiB; a mail is more. */
const PART_BYTES = 4 * 1024 * 1024;

/** A mail as the verbs see it. */
export type KeptMail = Omit<InboxRow, "_id" | "userId" | "decidedBy" | "dueAt"> & {
  readonly id: string;
  readonly userId: UserId | null;
};
export type NewMail = Pick<KeptMail, "id" | "key" | "at" | "bytes">;
/** What is said of a mail once it was read, or decided about. */
export type Settled = Partial<Omit<KeptMail, "id" | "key" | "at" | "bytes" | "tries">> & {
  readonly state: MailState;
  readonly decidedBy?: UserId;
};

const UNREAD = {
  state: "new",
  reason: null,
  detail: null,
  tries: 0,
  from: null,
  fromName: null,
  to: null,
  subject: "",
  words: "",
  whole: "",
  files: [],
  complaintId: null,
  userId: null,
  forAdmins: true,
  decidedBy: null,
} as const;

/** Mails that came in, each once, with its bytes beside it. */
export function createInboxStore(db: Database) {
  const mails = db.collection(inboxRows);
  const sources = db.collection(inboxSourceRows);

  return {
    /** Keeps a mail before anything is done about it. @returns false when it is there already */
    async keep({ id, ...mail }: NewMail, raw: Uint8Array): Promise<boolean> {
      const mailId = toObjectId(id);
      for (let part = 0; part * PART_BYTES < raw.length; part++) {
        const bytes = Buffer.from(raw.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
        await sources.insertOne({ _id: toObjectId(newDocumentId()), mailId, at: mail.at, part, bytes });
      }
      const isNew = await insertedOrThere(
        mails.insertOne({ ...UNREAD, files: [], ...mail, _id: mailId, dueAt: mail.at }),
      );
      if (!isNew) await sources.deleteMany({ mailId });
      return isNew;
    },

    /** All of its bytes that are kept. */
    async source(id: string): Promise<Uint8Array> {
      const parts = await sources
        .find({ mailId: toObjectId(id) })
        .sort({ part: 1 })
        .toArray();
      return Buffer.concat(parts.map(({ bytes }) => (bytes instanceof Uint8Array ? bytes : bytes.buffer)));
    },

    /** Takes one that was not read yet; nobody else takes it before `until`. */
    async lease(now: Date, until: Date): Promise<KeptMail | null> {
      const row = await mails.findOneAndUpdate(
        { state: "new", dueAt: { $lte: now } },
        { $set: { dueAt: until }, $inc: { tries: 1 } },
        { sort: { dueAt: 1 }, returnDocument: "after" },
      );
      return row && toKept(row);
    },

    /** Whoever took it could not read it now, for no fault of its own. */
    async putOff(id: string, dueAt: Date): Promise<void> {
      await mails.updateOne({ _id: toObjectId(id), state: "new" }, { $set: { dueAt }, $inc: { tries: -1 } });
    },

    /** Takes one that somebody decides about; null when it is not in one of these states, or somebody else has it. */
    async claim(id: string, states: readonly MailState[], now: Date, until: Date): Promise<KeptMail | null> {
      const row = await mails.findOneAndUpdate(
        { _id: toObjectId(id), state: { $in: [...states] }, dueAt: { $lte: now } },
        { $set: { dueAt: until } },
      );
      return row && toKept(row);
    },

    /** Whoever took it gives it back as it was. */
    async release(id: string, now: Date): Promise<void> {
      await mails.updateOne({ _id: toObjectId(id) }, { $set: { dueAt: now } });
    },

    async settle(id: string, { userId, decidedBy, ...settled }: Settled, now: Date): Promise<void> {
      const people = {
        ...(userId === undefined ? {} : { userId: userId && toObjectId(userId) }),
        ...(decidedBy === undefined ? {} : { decidedBy: toObjectId(decidedBy) }),
      };
      await mails.updateOne({ _id: toObjectId(id) }, { $set: { ...settled, ...people, dueAt: now } });
    },

    async find(id: string): Promise<KeptMail | null> {
      const row = await mails.findOne({ _id: toObjectId(id) });
      return row && toKept(row);
    },

    /** The newest first. */
    async list(state: MailState, forAdmins: boolean, limit: number): Promise<KeptMail[]> {
      const rows = await mails
        .find({ state, ...(forAdmins ? {} : { forAdmins: false }) }, { projection: { whole: 0 } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return rows.map((row) => toKept({ ...row, whole: "" }));
    },

    countWaiting: (forAdmins: boolean, most: number): Promise<number> =>
      mails.countDocuments({ state: "waits", ...(forAdmins ? {} : { forAdmins: false }) }, { limit: most }),
  };
}

export type InboxStore = ReturnType<typeof createInboxStore>;

function toKept({ _id, userId, decidedBy: _who, dueAt: _due, ...row }: InboxRow): KeptMail {
  return { ...row, id: _id.toHexString(), userId: userId && userIdOf(userId.toHexString()) };
}
