import { type TeamId, TeamIdInput, type UserId, UserIdInput } from "#server/core/ids.ts";

/** Whose a macro is. */
export type Owner =
  | { readonly scope: "mine"; readonly userId: UserId }
  | { readonly scope: "team"; readonly teamId: TeamId }
  | { readonly scope: "everybody" };

const EVERYBODY: Owner = { scope: "everybody" };

/** As it is stored. */
export function asText(owner: Owner): string {
  if (owner.scope === "everybody") return owner.scope;
  return `${owner.scope}:${owner.scope === "mine" ? owner.userId : owner.teamId}`;
}

/** What was stored so. */
export function ownerOf(text: string): Owner {
  const [scope, id] = text.split(":");
  if (scope === "mine") return { scope, userId: UserIdInput.parse(id) };
  return scope === "team" ? { scope, teamId: TeamIdInput.parse(id) } : EVERYBODY;
}
