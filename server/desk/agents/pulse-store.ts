import type { Database } from "#server/platform/db/database.ts";
import { type PulseRow, pulseRows, type Receiver } from "./pulse-rows.ts";

/** The desk's pulse as one beat found it. Every time is the database's: no two clocks are compared. */
export interface Pulse {
  readonly now: Date;
  /** When a web process was last at work; null before the first. */
  readonly webAt: Date | null;
}

export function createPulseStore(db: Database) {
  const pulses = db.collection(pulseRows);
  const beat = async (receiver: Receiver): Promise<PulseRow | null> =>
    pulses.findOneAndUpdate(
      { _id: "desk" },
      { $currentDate: { [receiver]: true } },
      { upsert: true, returnDocument: "after" },
    );
  return {
    /** @returns how late it is by the database. */
    async beatOfWeb(): Promise<Date> {
      const row = await beat("web");
      if (!row?.web) throw new Error("the database kept no pulse");
      return row.web;
    },
    async beatOfConsumer(): Promise<Pulse> {
      const row = await beat("consumer");
      if (!row?.consumer) throw new Error("the database kept no pulse");
      return { now: row.consumer, webAt: row.web ?? null };
    },
  };
}

export type PulseStore = ReturnType<typeof createPulseStore>;
