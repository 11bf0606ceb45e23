import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { mailboxRows } from "./rows.ts";

/** Which consumer fetches from which mailbox. */
export function createMailboxStore(db: Database) {
  const mailboxes = db.collection(mailboxRows);
  return {
    /** Takes the mailbox, or keeps it, until then. @returns false while another consumer has it */
    async hold(name: string, holder: string, now: Date, until: Date): Promise<boolean> {
      if (await insertedOrThere(mailboxes.insertOne({ _id: name, holder, until }))) return true;
      const filter = { _id: name, $or: [{ holder }, { until: { $lte: now } }] };
      const { matchedCount } = await mailboxes.updateOne(filter, { $set: { holder, until } });
      return matchedCount === 1;
    },

    /** Whoever stops leaves it to the others at once. */
    async letGo(name: string, holder: string): Promise<void> {
      await mailboxes.deleteOne({ _id: name, holder });
    },
  };
}

export type MailboxStore = ReturnType<typeof createMailboxStore>;
