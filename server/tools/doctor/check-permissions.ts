import { PLACE_WORDS } from "#server/platform/aws/permissions.ts";
import type { ProbedPermission } from "#server/platform/aws/probe-permissions.ts";
import { refusalSentence } from "#server/platform/aws/rights.ts";
import { needs, ROLES, type Role, rolesOf } from "#server/platform/aws/role-of-keys.ts";
import { setUpCommand } from "#server/platform/aws/topology.ts";
import { type Finding, Findings } from "./finding.ts";

/**
 * What these keys may do, held against what their role needs: the one that was named, or else those that the rights
 * themselves speak of. What another role needs is not missing here.
 */
export function checkPermissions(probed: readonly ProbedPermission[], desk: string, named?: Role): Finding[] {
  const findings = new Findings("Permissions");
  if (probed.length === 0) return findings.list;
  const print = setUpCommand(desk, "--print");
  const roles = named ? [named] : rolesOf(probed);
  if (roles.length === 0) {
    findings.wrong(
      "permission.role",
      "These keys may do nothing of what web, consumer or doctor need.",
      `Attach one of the policies from ${print} to the role or user of these keys.`,
    );
    return findings.list;
  }
  const who = roles.join(", ");
  findings.ok(
    "permission.role",
    named ? `These keys are looked at as those of ${who}.` : `These keys are for: ${who}.`,
  );
  for (const right of probed) {
    const { action, on, answer } = right;
    const needing = roles.filter((role) => needs(role, right));
    if (needing.length === 0) continue;
    const id = `permission.${on}.${action}`;
    if (answer === "unknown")
      findings.unknown(id, `Nobody could say whether these keys may ${action} on ${PLACE_WORDS[on]}.`);
    else
      findings.check(id, answer === "allowed", {
        ok: `${action} on ${PLACE_WORDS[on]} is allowed.`,
        wrong: refusalSentence(action, on),
        fix: `Attach the policy of the ${needing.join(" or ")} from ${print} to the role or user of these keys. If they are not for the ${needing.join(" or ")}, say for whom: --role ${ROLES.join("|")}.`,
      });
  }
  const others = ROLES.filter((role) => !roles.includes(role));
  if (others.length > 0)
    findings.ok(
      "permission.others",
      `What ${others.join(" and ")} may do is said with their own keys: here, by /readyz of a consumer and by /api/health.`,
    );
  return findings.list;
}
