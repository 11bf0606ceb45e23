import { isWorse, sizeOf } from "#server/core/alerts/condition.ts";
import type { Alert } from "#server/core/alerts/next-alerts.ts";
import type { UserId } from "#server/core/ids.ts";
import { alertSaying } from "#server/desk/alerts/alert-saying.ts";
import type { Lead, LeadReader } from "#server/desk/alerts/lead-reader.ts";
import type { AlertStore, StoredAlert } from "#server/desk/alerts/store.ts";
import { postMailOnce } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import type { Stopping } from "#server/desk/preferences/stop-token.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";

/** What is over by then was not worth a mail. */
const LASTS_MS = 60_000;
/** What comes and goes is one mail in this time, unless it is much worse. */
const AGAIN_MS = 30 * 60_000;

export interface AlertMailPorts extends Posting, Preferences<"of"> {
  readonly alerts: Pick<AlertStore, "list" | "nameMail" | "markMailed">;
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
  const lasting = (await alerts.list()).filter(
    ({ resolvedAt, since }) => resolvedAt === null && now - since.getTime() >= LASTS_MS,
  );
  if (lasting.length === 0) return;
  const away = (await leads.list()).filter(({ lastSeenAt }) => now - (lastSeenAt?.getTime() ?? 0) >= hereMs);
  const wants = await wantedOf(
    ports,
    away.map(({ id }) => ({ id, role: "admin" })),
  );
  for (const lead of away.filter(({ id }) => wants({ id, role: "admin" }, "alerts").mail)) {
    for (const alert of lasting.filter((each) => isDue(each, lead.id, now))) {
      await post(ports, lead, alert);
      await alerts.markMailed(lead.id, alert, clock.now());
    }
  }
}

function isDue(alert: StoredAlert, lead: UserId, now: number): boolean {
  const { readSize, mailedAt } = alert.markOf(lead);
  if (readSize !== undefined || mailedAt !== undefined) return false;
  const last = alert.lastMailTo(lead);
  return !last || now - last.at.getTime() >= AGAIN_MS || isWorse(sizeOf(alert.condition), last.size);
}

async function post(ports: AlertMailPorts, { id: userId, email: to }: Lead, alert: Alert): Promise<void> {
  const id = await ports.alerts.nameMail(userId, alert, ports.ids.documentId());
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
