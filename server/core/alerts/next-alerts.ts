import { type Condition, keyOf } from "./condition.ts";

/** A condition that leads are told of, from its beginning until it is over. */
export interface Alert {
  readonly key: string;
  readonly condition: Condition;
  readonly since: Date;
  /** Null while it lasts. */
  readonly resolvedAt: Date | null;
  /** Bumped by every change; each is conditional on it. */
  readonly rev: number;
}

export type AlertChange =
  /** It was not there, or was over: everybody is told, whatever they read of the last time. */
  | { readonly kind: "begin"; readonly before: Alert | null; readonly after: Alert }
  | { readonly kind: "go-on"; readonly before: Alert; readonly after: Alert }
  | { readonly kind: "resolve"; readonly before: Alert; readonly after: Alert };

/** What changes of the alerts that are known when the desk is found like this. Found alike once more, nothing does. */
export function nextAlerts(known: readonly Alert[], found: readonly Condition[], now: Date): AlertChange[] {
  const byKey = new Map(known.map((alert) => [alert.key, alert]));
  const conditions = new Map(found.map((condition) => [keyOf(condition), condition]));
  const seen = [...conditions].flatMap(([key, condition]) => changeOf(key, byKey.get(key) ?? null, condition, now));
  const over = known
    .filter(({ key, resolvedAt }) => resolvedAt === null && !conditions.has(key))
    .map((before) => ({ kind: "resolve", before, after: next(before, { resolvedAt: now }) }) as const);
  return [...seen, ...over];
}

function changeOf(key: string, before: Alert | null, condition: Condition, now: Date): AlertChange[] {
  if (!before) {
    return [{ kind: "begin", before, after: { key, condition, since: now, resolvedAt: null, rev: 1 } }];
  }
  if (before.resolvedAt !== null) {
    return [{ kind: "begin", before, after: next(before, { condition, since: now, resolvedAt: null }) }];
  }
  return isAlike(before.condition, condition) ? [] : [{ kind: "go-on", before, after: next(before, { condition }) }];
}

function next(before: Alert, changed: Partial<Alert>): Alert {
  return { ...before, ...changed, rev: before.rev + 1 };
}

function isAlike(one: Condition, other: Condition): boolean {
  const sorted = (condition: Condition) => JSON.stringify(Object.entries(condition).toSorted());
  return sorted(one) === sorted(other);
}
