import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { dayOf } from "#server/desk/hours/calendar-day.ts";
import { isProved } from "#server/desk/people/account.ts";
import { countAttempt, countedAs } from "#server/desk/people/attempt-limits.ts";
import { readingZoneOf } from "#server/desk/people/choose-time-zone.ts";
import { requireConfirmed } from "#server/desk/sessions/require-confirmed.ts";
import type { Caller } from "#server/platform/doors/call.ts";
import type { Download } from "#server/platform/doors/route.ts";
import { archiveFiles } from "./archive-files.ts";
import type { ExportRoom } from "./room.ts";
import { zipOf } from "./zip-of.ts";

/**
 * Everything that is the caller's, as one archive. In a browser they have to have shown within ten minutes that it is them:
 * somebody who found it open must not carry their life away. Whoever made a token did so when they made it.
 * @throws DomainError `auth.confirm`, or `request.too-many` after a few in a day
 */
export async function exportOwnData(room: ExportRoom, caller: Caller): Promise<Download> {
  const { id } = caller.actor;
  const madeAt = room.clock.now();
  if (caller.session) requireConfirmed(caller, madeAt);
  await countAttempt(room, [countedAs(`export:${id}`, room.limits.exports)]);
  const act = { action: "data.exported", actorId: id, on: { kind: "person", id } } as const;
  return recorded(room, act, async () => {
    const account = await room.accounts.findById(id);
    if (!account) throw new DomainError("account.not-found", { key: "refusals.account.missing" });
    const { name, email } = account;
    const files = archiveFiles(room, { id, name, email, isProved: isProved(account) }, madeAt);
    // The date where they read; which zone their device is in, the server does not know.
    const timeZone = (await readingZoneOf(room, account)).timeZone ?? (await room.hours.read()).timeZone;
    return { name: `quickfix-your-data-${dayOf(madeAt, timeZone).date}.zip`, chunks: zipOf(files, madeAt) };
  });
}
