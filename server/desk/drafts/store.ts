import type { TicketId, UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type DraftRow, draftRows } from "./rows.ts";
import type { DraftKind, Texts } from "./wire.ts";

/** More than anybody begins in a month. */
const MOST_OF_ONE = 500;
/** In one ticket. */
const MOST_LISTED = 50;

/** One text on one device. */
export interface KeptDraft {
  readonly userId: UserId;
  readonly ticketId: TicketId;
  readonly kind: DraftKind;
  readonly key: string;
  readonly device: string;
  readonly onceKey: string;
  readonly texts: Texts;
}

export interface StoredDraft extends Omit<KeptDraft, "userId" | "ticketId"> {
  readonly isSent: boolean;
  readonly at: Date;
}

type Whose = Pick<KeptDraft, "userId" | "key" | "device">;
const idOf = ({ userId, key, device }: Whose) => `${userId}:${key}:${device}`;

/** What people have unfinished on each of their devices. */
export function createDraftStore(db: Database) {
  const drafts = db.collection(draftRows);
  return {
    /** Replaces what this device had said of this text before. */
    async keep(draft: KeptDraft): Promise<void> {
      const { userId, ticketId, ...fields } = draft;
      const set = { ...fields, userId: toObjectId(userId), ticketId: toObjectId(ticketId) };
      const { upsertedCount } = await drafts.updateOne(
        { _id: idOf(draft) },
        { $set: set, $currentDate: { at: true } },
        { upsert: true },
      );
      if (upsertedCount === 0) return;
      const mine = { userId: toObjectId(userId) };
      if ((await drafts.countDocuments(mine, { limit: MOST_OF_ONE + 1 })) <= MOST_OF_ONE) return;
      const oldest = await drafts.findOne(mine, { sort: { at: 1 }, projection: { _id: 1 } });
      if (oldest) await drafts.deleteOne({ _id: oldest._id });
    },

    async drop(whose: Whose): Promise<void> {
      await drafts.deleteOne({ _id: idOf(whose) });
    },

    async list(userId: UserId, ticketId: TicketId): Promise<StoredDraft[]> {
      const rows = await drafts
        .find({ userId: toObjectId(userId), ticketId: toObjectId(ticketId) })
        .sort({ at: -1 })
        .limit(MOST_LISTED)
        .toArray();
      return rows.map(toDraft);
    },

    /** What was sent with this key is unfinished on no device any more. */
    async markSent(onceKey: string): Promise<void> {
      await drafts.updateMany({ onceKey }, { $set: { isSent: true } });
    },
  };
}

function toDraft({ kind, key, device, onceKey, texts, isSent = false, at }: DraftRow): StoredDraft {
  return { kind, key, device, onceKey, texts, isSent, at };
}

export type DraftStore = ReturnType<typeof createDraftStore>;
