import { DocumentId, type UserId, userIdOf } from "#server/core/ids.ts";

/** Who did it, by the words of the body: for what was stored, or is under way, from before events said it themselves. */
export function doerNamed(data: object): UserId | null {
  const named: Readonly<Record<string, unknown>> = { ...data };
  const doer =
    named["authorId"] ?? named["resolvedBy"] ?? named["closedBy"] ?? named["reopenedBy"] ?? named["assignedBy"];
  const id = DocumentId.safeParse(doer);
  return id.success ? userIdOf(id.data) : null;
}
