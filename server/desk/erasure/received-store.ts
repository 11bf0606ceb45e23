import type { mongo } from "mongoose";
import type { UserId } from "#server/core/ids.ts";
import { type InboxRow, inboxRows, inboxSourceRows } from "#server/desk/inbox/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** Whose mails go. */
interface Senders {
  readonly id: UserId;
  readonly addresses: readonly string[];
  /** Of their complaints: what others wrote about them goes as well. */
  readonly complaintIds: readonly string[];
}

/** Mails that a person sent, or that are about their complaints: all of them go, with every byte. */
export function createReceivedStore(db: Database) {
  const mails = db.collection(inboxRows);
  const filters = ({ id, addresses, complaintIds }: Senders): mongo.Filter<InboxRow>[] => [
    { userId: toObjectId(id) },
    ...(addresses.length > 0 ? [{ from: { $in: [...addresses] } }] : []),
    ...(complaintIds.length > 0 ? [{ complaintId: { $in: [...complaintIds] } }] : []),
  ];
  return {
    /** The bytes alone: they are found by the mails, which go afterwards. */
    async dropSources(senders: Senders): Promise<void> {
      for (const filter of filters(senders)) {
        const found = await mails.find(filter, { projection: { _id: 1 } }).toArray();
        if (found.length === 0) continue;
        await db.collection(inboxSourceRows).deleteMany({ mailId: { $in: found.map(({ _id }) => _id) } });
      }
    },

    async dropReceived(senders: Senders): Promise<void> {
      for (const filter of filters(senders)) await mails.deleteMany(filter);
    },
  };
}

export type ReceivedStore = ReturnType<typeof createReceivedStore>;
