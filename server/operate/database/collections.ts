import { pulseRows } from "#server/desk/agents/pulse-rows.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { alertRows } from "#server/desk/alerts/rows.ts";
import { auditPersonalRows, auditRows, auditSealRows } from "#server/desk/audit/rows.ts";
import { categoryRows } from "#server/desk/categories/rows.ts";
import { attentionRows } from "#server/desk/colleagues/rows.ts";
import { counterRows } from "#server/desk/complaints/counter-rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { draftRows } from "#server/desk/drafts/rows.ts";
import { erasureRows } from "#server/desk/erasure/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { fileRows } from "#server/desk/files/rows.ts";
import { hoursRows } from "#server/desk/hours/rows.ts";
import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import { inboxRows, inboxSourceRows, mailboxRows } from "#server/desk/inbox/rows.ts";
import { minuteRows } from "#server/desk/insights/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { macroRows } from "#server/desk/macros/rows.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { erasureRequestRows } from "#server/desk/own-data/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { attemptRows } from "#server/desk/people/attempt-rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { preferenceRows } from "#server/desk/preferences/rows.ts";
import { pushSubscriptionRows } from "#server/desk/push/rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { secondFactorRuleRows } from "#server/desk/second-factor/rule-rows.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { tagRows } from "#server/desk/tags/rows.ts";
import { teamRows } from "#server/desk/teams/rows.ts";
import { trialRows } from "#server/desk/trials/rows.ts";
import { heartbeatRows } from "#server/operate/figures/heartbeat-rows.ts";
import { figureRows } from "#server/operate/figures/rows.ts";
import { redriveRows } from "#server/operate/letters/redrive-rows.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { proxyRows } from "#server/operate/proxies/rows.ts";
import { replayRows } from "#server/operate/replay/rows.ts";
import { markRows } from "#server/operate/trace/rows.ts";
import type { Rows } from "#server/platform/db/rows.ts";

/** Every collection there is, by the name of its rows: what is to be said of each does not compile without one of them. */
const COLLECTIONS = {
  agentRows,
  alertRows,
  apiTokenRows,
  attemptRows,
  attentionRows,
  auditPersonalRows,
  auditRows,
  auditSealRows,
  categoryRows,
  complaintRows,
  counterRows,
  deadLetterRows,
  draftRows,
  erasureRequestRows,
  erasureRows,
  eventRows,
  figureRows,
  fileRows,
  heartbeatRows,
  hoursRows,
  idempotencyRows,
  inboxRows,
  inboxSourceRows,
  linkRows,
  macroRows,
  mailRows,
  mailboxRows,
  markRows,
  minuteRows,
  notificationRows,
  preferenceRows,
  proxyRows,
  pulseRows,
  pushSubscriptionRows,
  redriveRows,
  replayRows,
  secondFactorRows,
  secondFactorRuleRows,
  sessionRows,
  tagRows,
  teamRows,
  trialRows,
  userRows,
} as const satisfies Record<string, Rows<object>>;

export type CollectionName = keyof typeof COLLECTIONS;

/** Indexes are made for these, and a set-up is checked for them. */
export const ALL_ROWS: readonly Rows<object>[] = Object.values(COLLECTIONS);
