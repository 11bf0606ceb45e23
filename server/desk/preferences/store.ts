import type { mongo } from "mongoose";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Channel, NoticeKind } from "./kinds.ts";
import { type PreferenceRow, preferenceRows } from "./rows.ts";
import type { Differences } from "./wanted.ts";

/** Where people want to be told otherwise than by default. */
export function createPreferenceStore(db: Database) {
  const preferences = db.collection(preferenceRows);
  return {
    /** Of each of these; who differs in nothing is absent. */
    async of(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, Differences>> {
      if (userIds.length === 0) return new Map();
      const rows = await preferences.find({ _id: { $in: userIds.map(toObjectId) } }).toArray();
      return new Map(rows.map(({ _id, differences }) => [userIdOf(_id.toHexString()), differences]));
    },

    /** Null is as the defaults say. */
    async set(userId: UserId, kind: NoticeKind, channel: Channel, isOn: boolean | null): Promise<void> {
      const field = `differences.${kind}.${channel}`;
      const change = isOn === null ? { $unset: { [field]: true } } : { $set: { [field]: isOn } };
      const update = change as mongo.UpdateFilter<PreferenceRow>;
      await preferences.updateOne({ _id: toObjectId(userId) }, update, { upsert: isOn !== null });
    },
  };
}

export type PreferenceStore = ReturnType<typeof createPreferenceStore>;
