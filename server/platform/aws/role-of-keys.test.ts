import { expect, test } from "vitest";
import { PERMISSIONS, type Permission } from "./permissions.ts";
import type { ProbedPermission } from "./probe-permissions.ts";
import { needs, ROLES, rolesOf } from "./role-of-keys.ts";

const ALL = ROLES.flatMap((role) =>
  PERMISSIONS[role].flatMap(({ on, actions }: Permission) => actions.map((action) => ({ on, action }))),
);
/** What keys with the rights of these roles are answered, but for some. */
function answers(
  roles: readonly (typeof ROLES)[number][],
  but: (right: (typeof ALL)[number]) => boolean = () => false,
) {
  return ALL.map((right): ProbedPermission => {
    const isGranted = roles.some((role) => needs(role, right)) && !but(right);
    return { ...right, answer: isGranted ? "allowed" : "denied" };
  });
}

test.each(ROLES)("keys with the rights of the %s are its own, also when any one is missing", (role) => {
  expect(rolesOf(answers([role]))).toEqual([role]);
  for (const missing of ALL.filter((right) => needs(role, right))) {
    const found = rolesOf(answers([role], ({ on, action }) => on === missing.on && action === missing.action));
    expect(found, missing.action).toEqual([role]);
  }
});

test("keys that may do everything are everybody's; keys that may do nothing are nobody's", () => {
  expect(rolesOf(answers(ROLES))).toEqual(ROLES);
  expect(rolesOf(answers([]))).toEqual([]);
  expect(rolesOf(answers(["consumer", "doctor"]))).toEqual(["web", "consumer", "doctor"]);
});

test("keys that lack much of what one role needs are still meant for it while they have what nobody else needs", () => {
  const found = rolesOf(answers(ROLES, ({ action }) => /Publish|Receive|Delete/.test(action)));
  expect(found).toEqual(["consumer", "doctor"]);
});

test("what AWS did not decide about is held against nobody", () => {
  const probed = answers(["web"]).map((right) =>
    right.answer === "denied" ? { ...right, answer: "unknown" as const } : right,
  );
  expect(rolesOf(probed)).toEqual(ROLES);
});
