import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { Heartbeat } from "./ports/heartbeat-store.ts";

/** A process that was killed is shown as silent for so long, and is then forgotten. */
const KEEP_SECONDS = 600;

export type HeartbeatRow = Omit<Heartbeat, "id"> & { _id: string };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: String, required: true },
    startedAt: { type: Date, required: true },
    seenAt: { type: Date, required: true },
    breakerOpen: { type: Boolean, required: true },
    draining: { type: Boolean, required: true },
    inFlight: { type: Number, required: true },
    pollers: { type: Number, required: true },
    sockets: { type: Number, required: true },
  },
  { collection: "heartbeats", versionKey: false },
);

// Also the order in which they are listed.
schema.index({ seenAt: 1 }, { expireAfterSeconds: KEEP_SECONDS, name: "expire" });

export const HeartbeatModel = defineModel<HeartbeatRow>("Heartbeat", schema);
