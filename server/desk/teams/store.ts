import { type TeamId, teamIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import { keyOf } from "#server/desk/tags/key-of.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type TeamRow, teamRows } from "./rows.ts";

export interface TeamRecord {
  readonly id: TeamId;
  readonly name: string;
  readonly members: readonly UserId[];
}

/** Teams by name. A desk has as many as fit on a page. */
export function createTeamStore(db: Database) {
  const teams = db.collection(teamRows);
  return {
    async list(): Promise<TeamRecord[]> {
      return (await teams.find({}).sort({ key: 1 }).toArray()).map(toTeam);
    },

    async find(id: TeamId): Promise<TeamRecord | null> {
      const row = await teams.findOne({ _id: toObjectId(id) });
      return row && toTeam(row);
    },

    /** The teams that somebody is in. */
    async of(userId: UserId): Promise<TeamRecord[]> {
      return (
        await teams
          .find({ members: toObjectId(userId) })
          .sort({ key: 1 })
          .toArray()
      ).map(toTeam);
    },

    /** False when the name is taken. */
    async insert({ id, name, members }: TeamRecord): Promise<boolean> {
      const row: TeamRow = { _id: toObjectId(id), name, key: keyOf(name), members: members.map(toObjectId) };
      return insertedUnlessTaken(teams, row);
    },

    /** False when the name is taken. */
    async update(id: TeamId, { name, members }: Omit<TeamRecord, "id">): Promise<boolean> {
      const set = { name, key: keyOf(name), members: members.map(toObjectId) };
      return insertedOrThere(teams.updateOne({ _id: toObjectId(id) }, { $set: set }));
    },

    async remove(id: TeamId): Promise<void> {
      await teams.deleteOne({ _id: toObjectId(id) });
    },
  };
}

function toTeam({ _id, name, members }: TeamRow): TeamRecord {
  return {
    id: teamIdOf(_id.toHexString()),
    name,
    members: members.map((each) => userIdOf(each.toHexString())),
  };
}

export type TeamStore = ReturnType<typeof createTeamStore>;
