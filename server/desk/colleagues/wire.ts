import type { TeamId, UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** Who works here, and their teams. */
export interface Colleagues {
  readonly people: readonly { readonly id: UserId; readonly name: string; readonly role: Role }[];
  readonly teams: readonly { readonly id: TeamId; readonly name: string; readonly members: readonly UserId[] }[];
}
