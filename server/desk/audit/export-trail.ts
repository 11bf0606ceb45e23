import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { zonedText } from "#server/desk/hours/zoned-text.ts";
import { readPage } from "./read-trail.ts";
import type { AuditRoom } from "./room.ts";
import type { AuditEntry, ExportAudit } from "./wire.ts";

const PAGE = 500;
const COLUMNS = [
  "seq",
  "at",
  "deskTime",
  "action",
  "actorId",
  "actor",
  "via",
  "address",
  "onKind",
  "onId",
  "onName",
  "before",
  "after",
  "personal",
] as const;
/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A piece of a file, and where the next one begins. */
export interface ExportPart {
  readonly text: string;
  readonly nextCursor: string | null;
}

/** Admins: the trail as a file, in pieces. Times are UTC's; a table has them by the desk's clock as well. That somebody took it away is in the trail, too. */
export async function exportTrail(
  room: Pick<AuditRoom, "audit" | "names" | "trail" | "hours">,
  actor: Actor,
  { format, cursor, ...filter }: z.output<typeof ExportAudit>,
): Promise<ExportPart> {
  requireRole(actor, "admin");
  if (cursor === undefined) {
    const { from = null, until = null, action = null, actorId = null, onId = null } = filter;
    await room.trail.add({
      action: "trail.exported",
      actorId: actor.id,
      after: { format, from, until, action, actorId, onId },
    });
  }
  const { items, nextCursor } = await readPage(room, filter, cursor, PAGE);
  const head = format === "csv" && cursor === undefined ? [COLUMNS.join(",")] : [];
  const { timeZone } = await room.hours.read();
  const toLine = (item: AuditEntry) => (format === "csv" ? toCsv(item, timeZone) : JSON.stringify(item));
  const lines = [...head, ...items.map(toLine)];
  return { text: lines.map((each) => `${each}\n`).join(""), nextCursor };
}

function toCsv(entry: AuditEntry, timeZone: string): string {
  const { on, before, after, personal } = entry;
  const cells: Record<(typeof COLUMNS)[number], unknown> = {
    ...entry,
    deskTime: zonedText(new Date(entry.at), timeZone),
    onKind: on?.kind,
    onId: on?.id,
    onName: on?.name,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    personal: personal && JSON.stringify(personal),
  };
  return COLUMNS.map((column) => toCell(cells[column])).join(",");
}

/** As RFC 4180 writes it, and never something that a spreadsheet would carry out. */
function toCell(value: unknown): string {
  const said = value === null || value === undefined ? "" : String(value);
  const harmless = FORMULA.test(said) ? `'${said}` : said;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
