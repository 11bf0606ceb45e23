import { type UserId, userIdOf } from "#server/core/ids.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Said } from "#server/desk/complaints/said.ts";
import type { Database } from "#server/platform/db/database.ts";

/** A complaint that somebody was told of, as far as a list of news shows it. */
export interface SaidIn {
  readonly complaintId: string;
  readonly userId: UserId;
  readonly title: string;
  readonly said: Said;
}

/** The newest words of complaints, by their numbers. */
export function createSaidReader(db: Database) {
  return {
    async of(complaintIds: readonly string[]): Promise<Map<string, SaidIn>> {
      const rows = await db
        .collection(complaintRows)
        .find(
          { complaintId: { $in: [...complaintIds] } },
          { projection: { complaintId: 1, userId: 1, title: 1, said: 1 } },
        )
        .toArray();
      const all = rows.map(({ complaintId, userId, title, said = {} }): SaidIn => {
        return { complaintId, userId: userIdOf(userId.toHexString()), title, said };
      });
      return new Map(all.map((each) => [each.complaintId, each]));
    },
  };
}

export type SaidReader = ReturnType<typeof createSaidReader>;
