import type { Database } from "#server/platform/db/database.ts";
import { type Heartbeat, heartbeatRows } from "./heartbeat-rows.ts";

/** More consumers than anybody runs on one database. */
const MOST = 100;

export function createHeartbeatStore(db: Database) {
  const heartbeats = db.collection(heartbeatRows);
  return {
    async beat({ id, ...said }: Heartbeat): Promise<void> {
      await heartbeats.updateOne({ _id: id }, { $set: said }, { upsert: true });
    },
    /** Takes a process off the list that ended in order. One that was killed stays until its row expires. */
    async leave(id: string): Promise<void> {
      await heartbeats.deleteOne({ _id: id });
    },
    async list(): Promise<Heartbeat[]> {
      const rows = await heartbeats
        .find({ seenAt: { $gt: new Date(0) } })
        .sort({ seenAt: 1 })
        .limit(MOST)
        .toArray();
      return rows.map(({ _id: id, ...said }) => ({ id, ...said }));
    },
  };
}

export type HeartbeatStore = ReturnType<typeof createHeartbeatStore>;
