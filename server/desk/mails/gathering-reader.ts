import { type UserId, userIdOf } from "#server/core/ids.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { WRITTEN_TO } from "#server/desk/people/written-to.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** What one person will be mailed of one complaint. */
export interface Gathering {
  readonly to: string;
  readonly recipient: UserId;
  readonly complaintId: string;
  readonly count: number;
  /** When the first of it was stored. */
  readonly since: Date;
}

/** What is gathered for mails that nobody has taken yet: everybody's, or one person's. */
export function createGatheringReader(db: Database) {
  return {
    /** Of what was stored since then, as many notices as `limit`, the oldest first. */
    async list(whose: UserId | null, since: Date, limit: number): Promise<Gathering[]> {
      const of = whose ? { recipient: toObjectId(whose) } : {};
      const waiting = { emailedAt: null, readAt: null, mailLease: null, storedAt: { $gte: since } };
      const rows = await db
        .collection(notificationRows)
        .find(
          { ...waiting, ...of, complaintId: { $ne: "" } },
          { projection: { recipient: 1, complaintId: 1, storedAt: 1 } },
        )
        .sort({ storedAt: 1 })
        .limit(limit)
        .toArray();
      const people = await db
        .collection(userRows)
        .find({ _id: { $in: rows.map(({ recipient }) => recipient) }, ...WRITTEN_TO }, { projection: { email: 1 } })
        .toArray();
      const addresses = new Map(people.map(({ _id, email }) => [_id.toHexString(), email]));
      const found = new Map<string, Gathering>();
      for (const { recipient, complaintId, storedAt } of rows) {
        const id = recipient.toHexString();
        const to = addresses.get(id);
        if (!to) continue;
        const known = found.get(`${id} ${complaintId}`);
        const first = known ?? { to, recipient: userIdOf(id), complaintId, count: 0, since: storedAt };
        found.set(`${id} ${complaintId}`, { ...first, count: first.count + 1 });
      }
      return [...found.values()];
    },
  };
}

export type GatheringReader = ReturnType<typeof createGatheringReader>;
