import type { Alert } from "#server/core/alerts/next-alerts.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import { wordsOf } from "#server/core/saying.ts";
import { alertSaying } from "#server/desk/alerts/alert-saying.ts";
import type { LeadReader } from "#server/desk/alerts/lead-reader.ts";
import type { AlertStore } from "#server/desk/alerts/store.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import { isDue, lastingAlerts } from "./due-alerts.ts";
import { type PushToPorts, pushToPerson } from "./push-to-person.ts";

/** A device that was off for longer has nothing to gain: what lasts stands on the page that it opens. */
const TTL_SECONDS = 3_600;

export interface AlertPushPorts extends PushToPorts {
  readonly alerts: Pick<AlertStore, "list" | "nameTelling" | "markTold">;
  readonly leads: LeadReader;
  readonly ids: Pick<Ids, "documentId">;
  /** Hears of what could not be sent and comes again. */
  readonly onUnsent: (answer: object) => void;
}

/**
 * Tells leads on their devices of each alert that lasts and that they have not read, whether a page of theirs is open
 * somewhere or not: the device knows whether one is before them. Sent first and marked after, under a tag that is kept before: several consumers, or
 * one that died in between, show it once.
 */
export async function pushAlerts(ports: AlertPushPorts): Promise<void> {
  const { alerts, leads, pushSubscriptions, clock } = ports;
  const now = clock.now().getTime();
  const lasting = await lastingAlerts(alerts, now);
  if (lasting.length === 0) return;
  const everybody = (await leads.list()).map(({ id }) => ({ id, role: "admin" }) as const);
  const told = await pushSubscriptions.toldAmong(everybody.map(({ id }) => id));
  const wants = await wantedOf(ports, everybody);
  for (const { id: lead } of everybody.filter((each) => told.has(each.id) && wants(each, "alerts").push)) {
    for (const alert of lasting.filter((each) => isDue(each, lead, "pushedAt", now))) await push(ports, lead, alert);
  }
}

async function push(ports: AlertPushPorts, recipient: UserId, alert: Alert): Promise<void> {
  const { alerts, ids, clock, onUnsent } = ports;
  const tag = await alerts.nameTelling(recipient, alert, "pushId", ids.documentId());
  if (!tag) return;
  const { title, message, href } = alertSaying(alert.condition);
  const pushed = { tag, title: wordsOf(title), line: wordsOf(message), href };
  const unsent = await pushToPerson(ports, { recipient, kind: "alerts", pushed, ttlSeconds: TTL_SECONDS });
  for (const answer of unsent) onUnsent(answer);
  if (unsent.length === 0) await alerts.markTold(recipient, alert, "pushedAt", clock.now());
}
