import { defineRows } from "#server/platform/db/rows.ts";
import type { Heartbeat } from "./ports/heartbeat-store.ts";

/** A process that was killed is shown as silent for so long, and is then forgotten. */
const KEEP_SECONDS = 600;

export type HeartbeatRow = Omit<Heartbeat, "id"> & { _id: string };

export const heartbeatRows = defineRows<HeartbeatRow>("heartbeats", {
  // Also the order in which they are listed.
  expire: { key: { seenAt: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
