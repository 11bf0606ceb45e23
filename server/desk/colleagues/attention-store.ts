import type { Database } from "#server/platform/db/database.ts";
import { attentionRows, type Look } from "./rows.ts";

/** What another process said last. */
export interface ProcessLooks {
  readonly worker: string;
  readonly looks: readonly Look[];
  readonly at: Date;
}

/** Who looks at which ticket, as consumers tell each other. */
export function createAttentionStore(db: Database) {
  const attention = db.collection(attentionRows);
  return {
    /** Replaces what this process said before. */
    async keep(worker: string, looks: readonly Look[]): Promise<void> {
      await attention.updateOne({ _id: worker }, { $set: { looks }, $currentDate: { at: true } }, { upsert: true });
    },

    async listOthers(worker: string): Promise<ProcessLooks[]> {
      const rows = await attention.find({ _id: { $ne: worker } }).toArray();
      return rows.map(({ _id, looks, at }) => ({ worker: _id, looks, at }));
    },
  };
}

export type AttentionStore = ReturnType<typeof createAttentionStore>;
