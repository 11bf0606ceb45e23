import { defineRows } from "#server/platform/db/rows.ts";

/** A process that was killed is shown as silent for so long, and is then forgotten. */
const KEEP_SECONDS = 600;

/** What a consumer says of itself every few seconds. */
export interface Heartbeat {
  /** Host and process id. */
  readonly id: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** When it means to say so again; absent in what the version before said, which did so every five seconds. */
  readonly nextAt?: Date;
  readonly breakerOpen: boolean;
  readonly draining: boolean;
  readonly inFlight: number;
  readonly pollers: number;
  readonly sockets: number;
}

export type HeartbeatRow = Omit<Heartbeat, "id"> & { _id: string };

export const heartbeatRows = defineRows<HeartbeatRow>("heartbeats", {
  // Also the order in which they are listed.
  expire: { key: { seenAt: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
