import { thereOrJustLeft } from "#server/desk/agents/there.ts";
import { inLine } from "#server/desk/complaints/in-line.ts";
import { dueErasures } from "#server/desk/erasure/due-erasures.ts";
import { dueOutboxes } from "#server/desk/events/due-outboxes.ts";
import { eventsSince } from "#server/desk/events/events-since.ts";
import { dueInbox } from "#server/desk/inbox/due-mails.ts";
import { dueMails } from "#server/desk/mails/due-mails.ts";
import { dueToMail, dueToPush } from "#server/desk/notices/due-notices.ts";
import { endedDeclines } from "#server/desk/routing/ended-declines.ts";
import { dueTrials } from "#server/desk/trials/due-trials.ts";
import { dueRedrives } from "#server/operate/letters/due-redrives.ts";
import { dueReplays } from "#server/operate/replay/due-replays.ts";
import type { Database } from "#server/platform/db/database.ts";
import { findDue } from "#server/platform/db/due.ts";
import type { Calls } from "./calls.ts";
import { LATER, NOW, RECENTLY } from "./filled.ts";

const EVERYTHING = [
  ...dueOutboxes,
  ...dueToMail({ gatherMs: 60_000, maxAgeMs: 86_400_000 }),
  ...[dueTrials, inLine, eventsSince(() => RECENTLY), ...thereOrJustLeft(60_000)],
  ...[dueToPush, dueInbox, dueMails, dueErasures, dueRedrives, dueReplays, endedDeclines],
];

/** What a consumer asks for all of its loops at once. */
export function dueCalls(db: Database): Calls {
  return { "what there is to do": () => findDue(db, EVERYTHING, { after: RECENTLY, now: NOW, until: LATER }) };
}
