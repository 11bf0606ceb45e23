import type { Complaint } from "#server/desk/complaints/wire.ts";

/**
 * The ticket the desk shows when the address names none. It stays the same while it is in the agent's hands, or while
 * they still write in it; then the one that has been theirs in progress first comes up.
 */
export function pickCurrent(
  mine: readonly Pick<Complaint, "_id" | "status">[],
  shown: string | null,
  isWriting: boolean,
): string | null {
  const inProgress = mine.filter((ticket) => ticket.status === "In Progress");
  const staysHere = shown !== null && (isWriting || inProgress.some((ticket) => ticket._id === shown));
  return staysHere ? shown : (inProgress[0]?._id ?? null);
}
