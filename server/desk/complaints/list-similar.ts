import type { Actor } from "#server/core/actor.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { ANY_COMPLAINT } from "./complaint-query.ts";
import { presentAll } from "./present.ts";
import type { Complaints } from "./room.ts";
import { wordsOf } from "./search-words.ts";
import type { Complaint } from "./wire.ts";

const LOOK_BACK = 50;
const SHOW = 3;
/** Half of the longer words must be shared: one common word is chance, most of them are the same matter. */
const ALIKE = 0.5;

/** The actor's own open complaints that look like the title they are typing. */
export async function listSimilar(
  room: Complaints<"list"> & Agents<"names">,
  actor: Actor,
  title: string,
): Promise<Complaint[]> {
  const typed = longWords(title);
  if (typed.length === 0) return [];
  const open = await room.complaints.list({
    ...ANY_COMPLAINT,
    statuses: ["Open", "In Progress", "Waiting on Customer"],
    userId: actor.id,
    limit: LOOK_BACK,
  });
  const alike = open
    .map((complaint) => ({ complaint, score: overlap(typed, longWords(complaint.ticket.title)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SHOW);
  return presentAll(
    room,
    alike.map(({ complaint }) => complaint),
  );
}

function longWords(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 3);
}

function overlap(typed: readonly string[], other: readonly string[]): number {
  const shared = typed.filter((word) => other.some((candidate) => candidate.startsWith(word)));
  return shared.length / typed.length;
}
