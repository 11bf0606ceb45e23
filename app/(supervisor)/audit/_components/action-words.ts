import type { Say } from "#app/_language/say.ts";
import { AUDIT_ACTIONS, type AuditAction, SUBJECTS } from "#server/desk/audit/plain.ts";
import type { AuditEntry } from "#server/desk/audit/wire.ts";

/** What an act is called. */
export function actionWords(action: AuditAction, say: Say<"audit.action">): string {
  return action === "sign-in" ? say("sign-in.done") : say(action);
}

/** Whether this version knows it: a trail keeps what others wrote. */
export function isAction(action: string): action is AuditAction {
  const known: readonly string[] = AUDIT_ACTIONS;
  return known.includes(action);
}

/** What something is called that has no name. */
export function thingWords({ kind, id }: NonNullable<AuditEntry["on"]>, say: Say<"audit.thing">): string {
  const known = SUBJECTS.find((subject) => subject === kind);
  return known ? say(known, { id }) : `${kind} ${id}`;
}
