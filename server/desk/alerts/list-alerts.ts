import { type Actor, requireRole } from "#server/core/actor.ts";
import type { UserId } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { wordsOf } from "#server/core/saying.ts";
import { alertSaying } from "./alert-saying.ts";
import { isReadBy } from "./read-state.ts";
import type { Alerts } from "./room.ts";
import type { StoredAlert } from "./store.ts";
import type { AlertList, AlertView } from "./wire.ts";

/** What a lead has to know of the desk, and what was over within a day. */
export async function listAlerts(room: Alerts<"list">, actor: Actor): Promise<AlertList> {
  requireRole(actor, "admin");
  const alerts = (await room.alerts.list()).map((alert) => ({ ...alert, isFresh: isFreshFor(alert, actor.id) }));
  const listed = alerts.toSorted(byWhatMatters).slice(0, MOST_LISTED.alerts);
  return {
    items: listed.map((alert) => presentAlert(alert, actor.id)),
    unread: alerts.filter(({ isFresh }) => isFresh).length,
  };
}

function presentAlert(alert: StoredAlert, lead: UserId): AlertView {
  const { key, condition, since, resolvedAt } = alert;
  const { title, message, href } = alertSaying(condition);
  return {
    id: key,
    kind: condition.kind,
    title: wordsOf(title),
    message: wordsOf(message),
    href,
    since: since.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    read: isReadBy(alert, lead),
  };
}

function isFreshFor(alert: StoredAlert, lead: UserId): boolean {
  return alert.resolvedAt === null && !isReadBy(alert, lead);
}

type Sorted = StoredAlert & { readonly isFresh: boolean };

function byWhatMatters(a: Sorted, b: Sorted): number {
  if (a.isFresh !== b.isFresh) return a.isFresh ? -1 : 1;
  if ((a.resolvedAt === null) !== (b.resolvedAt === null)) return a.resolvedAt === null ? -1 : 1;
  const at = ({ since, resolvedAt }: StoredAlert) => (resolvedAt ?? since).getTime();
  return at(b) - at(a) || (a.key < b.key ? -1 : 1);
}
