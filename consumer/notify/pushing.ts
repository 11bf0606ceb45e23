import { createLeadReader } from "#server/desk/alerts/lead-reader.ts";
import { createAlertStore } from "#server/desk/alerts/store.ts";
import { dueToPush } from "#server/desk/notices/due-notices.ts";
import { createNoticePush } from "#server/desk/notices/notice-push.ts";
import { createPushService } from "#server/desk/push/push-service.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop, Resting } from "#server/platform/loop.ts";
import { createLeadLoop, LEADS_REST_MS } from "./lead-loop.ts";
import { type AlertPushPorts, pushAlerts } from "./push-alerts.ts";
import { type PushPorts, pushNotices } from "./push-notices.ts";

/** Tells people on their devices of their notices, and leads of alerts; nothing where the desk has no keys. */
export function createPushing(
  db: Database,
  desk: Omit<PushPorts & AlertPushPorts, "notices" | "service" | "onUnsent" | "alerts" | "leads">,
  { vapid, publicUrl, presence }: Pick<ConsumerEnv, "vapid" | "publicUrl" | "presence">,
  { waiting, resting }: { readonly waiting: Waiting; readonly resting: Resting },
  log: Pick<Log, "warn">,
): readonly Loop[] {
  const service = createPushService(vapid, publicUrl);
  if (!service) return [];
  const onUnsent = (answer: object) =>
    log.warn(answer, "a push service did not take a push, which will be tried again");
  const ports = { ...desk, notices: createNoticePush(db), service, onUnsent };
  const toLeads = { ...ports, alerts: createAlertStore(db), leads: createLeadReader(db) };
  const alerts = createLeadLoop({
    name: "alert-push",
    elapsed: () => performance.now(),
    hereMs: presence.pageMs,
    tell: () => pushAlerts(toLeads),
  });
  return [waiting([dueToPush], { name: "push", turn: () => pushNotices(ports) }), resting(LEADS_REST_MS, alerts)];
}
