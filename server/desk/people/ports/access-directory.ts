import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** Which of these accounts may still come in, and as what. */
export interface AccessDirectory {
  /** Active accounts only; one that is missing or deactivated has no entry. */
  listRoles(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, Role>>;
}
