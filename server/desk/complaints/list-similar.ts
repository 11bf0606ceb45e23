import type { Actor } from "#server/core/actor.ts";
import { indexWords } from "#server/core/search/index-words.ts";
import { isUnbroken } from "#server/core/search/spellings.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import { ANY_COMPLAINT } from "./complaint-query.ts";
import type { NamingRoom } from "./mentions.ts";
import { presentAll } from "./present.ts";
import type { Complaints } from "./room.ts";
import type { Complaint } from "./wire.ts";

const UNENDED = ["Open", "In Progress", "Waiting on Customer"] as const;
const LOOK_BACK = 50;
const SHOW = 3;
/** Half of the longer words must be shared: one common word is chance, most of them are the same matter. */
const ALIKE = 0.5;

/** The actor's own open complaints that look like the title they are typing. */
export async function listSimilar(
  room: Complaints<"list"> & Agents<"names"> & Tags<"resolved"> & Waits<"of"> & NamingRoom,
  actor: Actor,
  title: string,
): Promise<Complaint[]> {
  const typed = longWords(title);
  if (typed.length === 0) return [];
  const query = { ...ANY_COMPLAINT, statuses: UNENDED, userId: actor.id, limit: LOOK_BACK };
  const open = await room.complaints.list(query, actor.id);
  const alike = open
    .map((complaint) => ({ complaint, score: overlap(typed, longWords(complaint.ticket.title)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SHOW);
  return presentAll(
    room,
    actor,
    alike.map(({ complaint }) => complaint),
  );
}

/** Words that say what something is about; in a script without blanks, every two signs. */
function longWords(text: string): string[] {
  return indexWords(text).filter((word) => word.length > 3 || (word.length > 1 && isUnbroken(word)));
}

function overlap(typed: readonly string[], other: readonly string[]): number {
  const shared = typed.filter((word) => other.some((candidate) => candidate.startsWith(word)));
  return shared.length / typed.length;
}
