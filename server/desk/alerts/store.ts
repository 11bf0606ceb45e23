import type { mongo } from "mongoose";
import { sizeOf } from "#server/core/alerts/condition.ts";
import type { Alert, AlertChange } from "#server/core/alerts/next-alerts.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { isDuplicateKey } from "#server/platform/db/duplicate-keys.ts";
import { type AlertRow, type AlertWay, alertRows, type LastTold, type LeadMark } from "./rows.ts";

/** For so long leads see that something was, and is over. */
const KEPT_MS = 86_400_000;
/** Where it is kept when somebody was told last. */
const LASTS = { mailedAt: "mailed", pushedAt: "pushed" } as const satisfies Record<AlertWay, keyof AlertRow>;
const CHANGED = { $currentDate: { changedAt: true } } as const;

/** An alert, and what leads know of it. */
export interface StoredAlert extends Alert {
  readonly markOf: (lead: UserId) => LeadMark;
  /** When this lead was told of it last in this way, also of an earlier time that it was so. */
  readonly lastTold: (lead: UserId, way: AlertWay) => LastTold | null;
}

/** What leads are told of the desk, a row for each thing. */
export function createAlertStore(db: Database) {
  const alerts = db.collection(alertRows);
  const mark = (alert: Alert, lead: UserId, field: keyof LeadMark, value: number | Date) => ({
    updateOne: {
      // Of this time that it is so, and of no other.
      filter: { _id: alert.key, since: alert.since },
      update: { $set: { [`leads.${lead}.${field}`]: value }, ...CHANGED } as mongo.UpdateFilter<AlertRow>,
    },
  });
  return {
    /** Those that last, and those that were over within a day. */
    async list(): Promise<StoredAlert[]> {
      return (await alerts.find().toArray()).map(toAlert);
    },

    /** @returns false where somebody else was first. */
    async write({ kind, before, after }: AlertChange): Promise<boolean> {
      const { key, condition, since, resolvedAt, rev } = after;
      const set = { condition, since, resolvedAt, rev, ...(kind === "begin" ? { leads: {} } : {}) };
      const expiresAt = resolvedAt && new Date(resolvedAt.getTime() + KEPT_MS);
      const update = {
        $set: { ...set, ...(expiresAt ? { expiresAt } : {}) },
        ...(expiresAt ? {} : { $unset: { expiresAt: true as const } }),
        ...CHANGED,
      };
      try {
        const filter = { _id: key, rev: before ? before.rev : { $exists: false } };
        const { matchedCount, upsertedCount } = await alerts.updateOne(filter, update, { upsert: !before });
        return matchedCount + upsertedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** This lead has read of these as bad as they are. */
    async markRead(lead: UserId, read: readonly { readonly alert: Alert; readonly size: number }[]): Promise<void> {
      if (read.length === 0) return;
      await alerts.bulkWrite(
        read.map(({ alert, size }) => mark(alert, lead, "readSize", size)),
        { ordered: false },
      );
    },

    /** Gives the lead's mail or push of it an id, unless it has one; resolves to the one that it has. Null where it began anew. */
    async nameTelling(lead: UserId, alert: Alert, of: "mailId" | "pushId", id: string): Promise<string | null> {
      const field = `leads.${lead}.${of}`;
      const unnamed = { _id: alert.key, since: alert.since, [field]: { $exists: false } };
      await alerts.updateOne(unnamed, { $set: { [field]: id } });
      const row = await alerts.findOne({ _id: alert.key, since: alert.since });
      return row?.leads[lead]?.[of] ?? null;
    },

    async markTold(lead: UserId, alert: Alert, way: AlertWay, at: Date): Promise<void> {
      const last = { at, size: sizeOf(alert.condition) };
      await alerts.bulkWrite([
        mark(alert, lead, way, at),
        // Whether or not it has begun anew meanwhile.
        {
          updateOne: { filter: { _id: alert.key }, update: { $set: { [`${LASTS[way]}.${lead}`]: last }, ...CHANGED } },
        },
      ]);
    },

    /** When anything was changed last; null where there is nothing. */
    async changedAt(): Promise<Date | null> {
      const row = await alerts
        .find({}, { projection: { changedAt: 1 } })
        .sort({ changedAt: -1 })
        .limit(1)
        .next();
      return row?.changedAt ?? null;
    },
  };
}

export type AlertStore = ReturnType<typeof createAlertStore>;

function toAlert({ _id, condition, since, resolvedAt, rev, leads, ...row }: AlertRow): StoredAlert {
  const of = {
    markOf: (lead: UserId) => leads[lead] ?? {},
    lastTold: (lead: UserId, way: AlertWay) => row[LASTS[way]]?.[lead] ?? null,
  };
  return { key: _id, condition, since, resolvedAt, rev, ...of };
}
