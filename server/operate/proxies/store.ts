import type { Database } from "#server/platform/db/database.ts";
import { proxyRows } from "./rows.ts";

/** More than anybody has before one desk. */
const MOST = 20;

export function createProxyStore(db: Database) {
  const proxies = db.collection(proxyRows);
  return {
    async note(address: string, seenAt: Date): Promise<void> {
      await proxies.updateOne({ _id: address }, { $max: { seenAt } }, { upsert: true });
    },
    /** The addresses of those that were not believed since, at most twenty. */
    async since(time: Date): Promise<string[]> {
      const rows = await proxies
        .find({ seenAt: { $gt: time } })
        .sort({ seenAt: -1 })
        .limit(MOST)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
}

export type ProxyStore = ReturnType<typeof createProxyStore>;
