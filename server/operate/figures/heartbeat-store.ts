import type { Database } from "#server/platform/db/database.ts";
import { heartbeatRows } from "./heartbeat-rows.ts";
import type { HeartbeatStore } from "./ports/heartbeat-store.ts";

/** More consumers than anybody runs on one database. */
const MOST = 100;

export function createHeartbeatStore(db: Database): HeartbeatStore {
  const heartbeats = db.collection(heartbeatRows);
  return {
    async beat({ id, ...said }) {
      await heartbeats.updateOne({ _id: id }, { $set: said }, { upsert: true });
    },
    async leave(id) {
      await heartbeats.deleteOne({ _id: id });
    },
    async list() {
      const rows = await heartbeats
        .find({ seenAt: { $gt: new Date(0) } })
        .sort({ seenAt: 1 })
        .limit(MOST)
        .toArray();
      return rows.map(({ _id: id, ...said }) => ({ id, ...said }));
    },
  };
}
