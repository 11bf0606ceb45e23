import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { presentRow } from "./present.ts";
import type { Audit, AuditRoom } from "./room.ts";
import type { AuditFilter, AuditPage, ListAudit } from "./wire.ts";

type Reading = Audit<"list" | "personalOf"> & Pick<AuditRoom, "names">;

/** Admins: what was done, newest first. */
export async function listTrail(room: Reading, actor: Actor, input: z.output<typeof ListAudit>): Promise<AuditPage> {
  requireRole(actor, "admin");
  const { limit, cursor, ...filter } = input;
  return readPage(room, filter, cursor, limit);
}

/** One page of the trail with the names of today beside its ids. */
export async function readPage(
  { audit, names }: Reading,
  { actorId, onId, action, from, until }: AuditFilter,
  cursor: string | undefined,
  limit: number,
): Promise<AuditPage> {
  const rows = await audit.list({
    ...(actorId ? { actorId } : {}),
    ...(onId ? { onId } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: new Date(from) } : {}),
    ...(until ? { until: new Date(until) } : {}),
    ...(cursor ? { before: placeOf(cursor) } : {}),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const [parts, called] = await Promise.all([
    audit.personalOf(shown),
    names(shown.flatMap((row) => [row.actorId, row.onId].filter((id) => id !== null))),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentRow(row, parts, called)),
    nextCursor: last && rows.length > limit ? `${last.at.getTime()}-${last._id}` : null,
  };
}

function placeOf(cursor: string): { at: Date; seq: number } {
  const [at, seq] = cursor.split("-");
  return { at: new Date(Number(at)), seq: Number(seq) };
}
