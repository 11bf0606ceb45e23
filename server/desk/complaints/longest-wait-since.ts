import type { Collection } from "mongoose";
import { REAL } from "#server/desk/trials/real.ts";
import type { ComplaintRow } from "./rows.ts";

type Waiting = Pick<ComplaintRow, "createdAt" | "waitingSince">;

/**
 * Since when whoever has waited the longest is waiting; null when nobody is. By time and not by place: a fresh Critical stands
 * before an old Low, and what was opened again stands where it stood before.
 */
export async function longestWaitSince(complaints: Pick<Collection<ComplaintRow>, "find">): Promise<Date | null> {
  const row = await complaints
    .find<Waiting>({ status: "Open", ...REAL }, { projection: { createdAt: 1, waitingSince: 1 }, hint: "waiting" })
    // Those of the version before have no such field and come first: they were filed before all others.
    .sort({ waitingSince: 1, _id: 1 })
    .limit(1)
    .next();
  return row && (row.waitingSince ?? row.createdAt);
}
