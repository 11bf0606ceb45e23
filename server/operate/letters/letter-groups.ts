import type { Collection } from "mongoose";
import type { LetterGrouping, LetterReason } from "./dead-letter.ts";
import type { DeadLetterRow } from "./rows.ts";

export interface LetterGroupFigures extends LetterGrouping {
  readonly reason: LetterReason;
  readonly failed: number;
  readonly retrying: number;
  readonly cut: number;
  /** The oldest and the latest failure of what is in the group now. */
  readonly firstAt: Date;
  readonly lastAt: Date;
}

const OF_GROUP = { groupId: 1, reason: 1, errorClass: 1, template: 1, failedAt: 1 } as const;
type GroupRow = Pick<DeadLetterRow, "_id" | keyof typeof OF_GROUP>;

/**
 * The groups that are not empty, at most so many. Steps through the index from group to group and counts in it, because
 * reading every letter takes longest on the day on which there are very many.
 */
export async function listLetterGroups(
  letters: Collection<DeadLetterRow>,
  limit: number,
): Promise<LetterGroupFigures[]> {
  const groups = new Map<string, LetterGroupFigures>();
  for (const state of ["failed", "retrying"] as const) {
    for (let groupId = "", seen = 0; seen < limit; seen++) {
      const newest = await letters.findOne<GroupRow>(
        { state, groupId: { $gt: groupId } },
        { projection: OF_GROUP, sort: { groupId: 1, failedAt: -1, _id: -1 } },
      );
      if (!newest) break;
      groupId = newest.groupId;
      const inGroup = { state, groupId };
      const [oldest, count, cut] = await Promise.all([
        letters.findOne<GroupRow>(inGroup, { projection: OF_GROUP, sort: { failedAt: 1, _id: 1 } }),
        letters.countDocuments(inGroup),
        state === "failed" ? letters.countDocuments({ ...inGroup, cutFromBytes: { $gt: 0 } }, { hint: "cut" }) : 0,
      ]);
      const counts = state === "failed" ? { failed: count, retrying: 0, cut } : { failed: 0, retrying: count, cut: 0 };
      const { _id: _letter, failedAt: lastAt, ...grouping } = newest;
      const found = { ...grouping, ...counts, firstAt: oldest?.failedAt ?? lastAt, lastAt };
      groups.set(groupId, together(groups.get(groupId), found));
    }
  }
  return [...groups.values()].toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime()).slice(0, limit);
}

function together(one: LetterGroupFigures | undefined, other: LetterGroupFigures): LetterGroupFigures {
  if (!one) return other;
  return {
    ...one,
    failed: one.failed + other.failed,
    retrying: one.retrying + other.retrying,
    cut: one.cut + other.cut,
    firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
    lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
  };
}
