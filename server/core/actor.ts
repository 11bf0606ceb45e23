import { DomainError } from "./errors.ts";
import type { TrialId, UserId } from "./ids.ts";
import type { Role } from "./vocabulary.ts";

/** Whoever asks. Agents and admins are staff; an agent's id is also their agent id. */
export interface Actor {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** The experiment that brought them in; none for people. */
  readonly trial?: TrialId | null;
}

export function isStaff(actor: Pick<Actor, "role">): boolean {
  return actor.role !== "user";
}

/** Throws `auth.forbidden` unless the actor has one of the roles. */
export function requireRole(actor: Actor, ...roles: readonly Role[]): void {
  if (roles.includes(actor.role)) return;
  throw new DomainError("auth.forbidden", { key: "refusals.onlyRoles", values: { roles: roles.join("_") } });
}
