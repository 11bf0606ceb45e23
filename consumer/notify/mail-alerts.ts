import type { Alert } from "#server/core/alerts/next-alerts.ts";
import { alertSaying } from "#server/desk/alerts/alert-saying.ts";
import type { Lead, LeadReader } from "#server/desk/alerts/lead-reader.ts";
import type { AlertStore } from "#server/desk/alerts/store.ts";
import { postMailOnce } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import type { Stopping } from "#server/desk/preferences/stop-token.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import { isDue, lastingAlerts } from "./due-alerts.ts";

export interface AlertMailPorts extends Posting, Preferences<"of"> {
  readonly alerts: Pick<AlertStore, "list" | "nameTelling" | "markTold">;
  readonly leads: LeadReader;
  /** The page on which somebody ends their mails of these kinds. */
  readonly stopAt: (stopping: Stopping) => string;
  /** How long somebody is taken to be there after their last sign of life. */
  readonly hereMs: number;
}

/**
 * Writes to leads who are not there and want mails of it: of each alert that lasts and that they have not read one mail, and of one that comes and
 * goes no more than one in half an hour, whoever of several
 * consumers is first. Killed in between, it finds its own mail there and writes no other.
 */
export async function mailAlerts(ports: AlertMailPorts): Promise<void> {
  const { alerts, leads, clock, hereMs } = ports;
  const now = clock.now().getTime();
  const lasting = await lastingAlerts(alerts, now);
  if (lasting.length === 0) return;
  const away = (await leads.list()).filter(({ lastSeenAt }) => now - (lastSeenAt?.getTime() ?? 0) >= hereMs);
  const wants = await wantedOf(
    ports,
    away.map(({ id }) => ({ id, role: "admin" })),
  );
  for (const lead of away.filter(({ id }) => wants({ id, role: "admin" }, "alerts").mail)) {
    for (const alert of lasting.filter((each) => isDue(each, lead.id, "mailedAt", now))) {
      await post(ports, lead, alert);
      await alerts.markTold(lead.id, alert, "mailedAt", clock.now());
    }
  }
}

async function post(ports: AlertMailPorts, { id: userId, email: to }: Lead, alert: Alert): Promise<void> {
  const id = await ports.alerts.nameTelling(userId, alert, "mailId", ports.ids.documentId());
  if (!id) return;
  const { title, message, href } = alertSaying(alert.condition);
  const says = {
    subject: title,
    text: [{ key: "alerts.mailed", values: { title } }, message],
    button: { key: "mails.button.alert" },
    href: `${ports.delivery.publicUrl}${href}`,
    footer: [{ key: "mails.alertWhy" }],
    stop: ports.stopAt({ userId, kinds: ["alerts"] }),
    settings: `${ports.delivery.publicUrl}/settings`,
  } as const;
  await postMailOnce(ports, id, { kind: "alert", to, userId, says, link: null });
}
