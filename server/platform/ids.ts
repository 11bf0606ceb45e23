import { randomBytes } from "node:crypto";
import { ObjectId } from "bson";
import { v7 } from "uuid";
import { eventIdOf } from "#server/core/ids.ts";
import type { Ids } from "#server/core/ports/environment.ts";

/** Ids that sort by the time they were made: UUIDv7 for events, ObjectId hex for documents; tokens are 256 random bits. */
export const systemIds: Ids = {
  eventId: () => eventIdOf(v7()),
  documentId: () => new ObjectId().toHexString(),
  token: () => randomBytes(32).toString("base64url"),
};
