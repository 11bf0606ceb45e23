import { type UserId, userIdOf } from "#server/core/ids.ts";
import { announceAccess, announceStaffAccess, type HearAccess } from "#server/desk/people/access-changes.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { secondFactorRows } from "./rows.ts";
import { secondFactorRuleRows } from "./rule-rows.ts";
import type { SecondFactor } from "./second-factor.ts";

/**
 * Second factors, by person, and whether staff have to have one. That a code works once is kept by one atomic write each.
 * What lets somebody in or keeps them out is announced, so that no process believes otherwise any longer.
 */
export function createSecondFactorStore(db: Database, hear?: HearAccess) {
  const rules = db.collection(secondFactorRuleRows);
  const factors = db.collection(secondFactorRows);
  const of = (userId: UserId) => ({ _id: toObjectId(userId) });
  const isOn = { $ne: null };

  return {
    async find(userId: UserId): Promise<SecondFactor | null> {
      const row = await factors.findOne(of(userId));
      if (!row) return null;
      const { _id, ...factor } = row;
      return factor;
    },

    /** Which of these people have one that is on. */
    async holdersAmong(userIds: readonly UserId[]): Promise<UserId[]> {
      const rows = await factors
        .find({ _id: { $in: userIds.map(toObjectId) }, confirmedAt: isOn }, { projection: { _id: 1 } })
        .toArray();
      return rows.map(({ _id }) => userIdOf(_id.toHexString()));
    },

    /** Keeps a secret that no code was given for yet; the one before it is forgotten, unless it is on. */
    async offer(userId: UserId, secret: string): Promise<void> {
      const off = { secret, confirmedAt: null, lastStep: 0, recovery: [] };
      await factors.updateOne(of(userId), { $setOnInsert: off }, { upsert: true });
      await factors.updateOne({ ...of(userId), confirmedAt: null }, { $set: off });
    },

    /** @returns false when another secret was offered meanwhile, or it is on already. */
    async turnOn(
      userId: UserId,
      { secret, ...on }: { secret: string; confirmedAt: Date; lastStep: number; recovery: string[] },
    ): Promise<boolean> {
      const { matchedCount } = await factors.updateOne({ ...of(userId), secret, confirmedAt: null }, { $set: on });
      if (matchedCount === 1) await announceAccess(db, userId, hear);
      return matchedCount === 1;
    },

    /** @returns false when the code of this step, or of a later one, was used before. */
    async useStep(userId: UserId, step: number): Promise<boolean> {
      const { matchedCount } = await factors.updateOne(
        { ...of(userId), confirmedAt: isOn, lastStep: { $lt: step } },
        { $set: { lastStep: step } },
      );
      return matchedCount === 1;
    },

    /** @returns false when there is no such recovery code, or not any more. */
    async useRecovery(userId: UserId, hash: string): Promise<boolean> {
      const filter = { ...of(userId), confirmedAt: isOn, recovery: hash };
      const { matchedCount } = await factors.updateOne(filter, { $pull: { recovery: hash } });
      return matchedCount === 1;
    },

    /** @returns false when it is not on. */
    async renewRecovery(userId: UserId, recovery: string[]): Promise<boolean> {
      const { matchedCount } = await factors.updateOne({ ...of(userId), confirmedAt: isOn }, { $set: { recovery } });
      return matchedCount === 1;
    },

    /** The same secret, sealed anew. */
    async reseal(userId: UserId, { from, to }: { from: string; to: string }): Promise<void> {
      await factors.updateOne({ ...of(userId), secret: from }, { $set: { secret: to } });
    },

    /** @returns false when there was none. */
    async remove(userId: UserId): Promise<boolean> {
      const { deletedCount } = await factors.deleteOne(of(userId));
      if (deletedCount === 1) await announceAccess(db, userId, hear);
      return deletedCount === 1;
    },

    async isRequiredOfStaff(): Promise<boolean> {
      return (await rules.findOne({ _id: "staff" }))?.isRequired ?? false;
    },

    async requireOfStaff(isRequired: boolean): Promise<void> {
      await rules.updateOne({ _id: "staff" }, { $set: { isRequired } }, { upsert: true });
      await announceStaffAccess(db, hear);
    },
  };
}

export type SecondFactorStore = ReturnType<typeof createSecondFactorStore>;
