import { PERMISSIONS, type Permission, type RoleName } from "./permissions.ts";
import type { ProbedPermission } from "./probe-permissions.ts";

/** The roles that keys are made for one at a time; set-up is done by a person. */
export const ROLES = ["web", "consumer", "doctor"] as const satisfies readonly RoleName[];
export type Role = (typeof ROLES)[number];

/** Whether a role needs this right. */
export function needs(role: RoleName, { action, on }: Pick<ProbedPermission, "action" | "on">): boolean {
  const permissions: readonly Permission[] = PERMISSIONS[role];
  return permissions.some((each) => each.on === on && each.actions.some((known) => known === action));
}

/**
 * The roles whose work these keys are for, by what they were granted: all of which they can do, and each of which they have
 * a right that no other role needs. With nothing granted nobody can tell, and none is named.
 */
export function rolesOf(probed: readonly ProbedPermission[]): Role[] {
  const granted = probed.filter(({ answer }) => answer === "allowed");
  const isWhole = (role: Role) => probed.every((right) => !needs(role, right) || right.answer !== "denied");
  const isMeant = (role: Role) =>
    granted.some((right) => needs(role, right) && !ROLES.some((other) => other !== role && needs(other, right)));
  const found = granted.length > 0 ? ROLES.filter((role) => isWhole(role) || isMeant(role)) : [];
  // What the web application needs others need, too: it is who is left.
  return found.length === 0 && granted.some((right) => needs("web", right)) ? ["web"] : found;
}
