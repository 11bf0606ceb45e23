import { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { listRedrives } from "./list-redrives.ts";
import { presentGroup, presentLetter } from "./present.ts";
import type { Letters, LettersRoom, Redrives } from "./room.ts";
import type { LetterOverview, LetterView, ListLetters } from "./wire.ts";

const RECENT_MS = 3_600_000;

const Cursor = z.tuple([z.iso.datetime(), z.string()]);

/** Admins: what failed, by group, and what is being done about it. */
export async function letterOverview(
  room: Letters<"listGroups" | "countStates" | "redriveFigures"> & Redrives<"list"> & Pick<LettersRoom, "clock">,
  actor: Actor,
): Promise<LetterOverview> {
  requireRole(actor, "admin");
  const [groups, totals, redrives] = await Promise.all([
    room.letters.listGroups(MOST_LISTED.letterGroups),
    room.letters.countStates(),
    listRedrives(room, actor),
  ]);
  const recently = new Date(room.clock.now().getTime() - RECENT_MS).toISOString();
  return {
    groups: groups.map(presentGroup),
    totals,
    redrives: redrives.filter(({ finishedAt }) => finishedAt === null || finishedAt >= recently),
  };
}

/** Admins: the letters themselves, the latest failure first. */
export async function listLetters(
  { letters }: Letters<"list">,
  actor: Actor,
  { groupId, state, cursor, limit }: z.output<typeof ListLetters>,
): Promise<{ readonly items: LetterView[]; readonly nextCursor: string | null }> {
  requireRole(actor, "admin");
  const found = await letters.list({ state, groupId: groupId ?? null, after: readCursor(cursor), limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentLetter),
    nextCursor: last ? JSON.stringify([last.failedAt.toISOString(), last.id]) : null,
  };
}

/** One that we did not give out begins at the beginning. */
function readCursor(text: string | undefined): { failedAt: Date; id: string } | null {
  if (!text) return null;
  try {
    const cursor = Cursor.safeParse(JSON.parse(text));
    return cursor.success ? { failedAt: new Date(cursor.data[0]), id: cursor.data[1] } : null;
  } catch {
    return null;
  }
}
