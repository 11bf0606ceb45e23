import type { TimelineItem } from "#server/core/timeline.ts";

/** What somebody else said in a ticket while somebody wrote. */
export interface WordsSince {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly isNote: boolean;
}

/** What others have said after an entry; everything where that is not there. Without words nothing is news to whoever writes. */
export function wordsSince(
  timeline: readonly TimelineItem[],
  lastId: string | null,
  readerId: string | null,
): WordsSince[] {
  const from = timeline.findIndex(({ id }) => id === lastId) + 1;
  return timeline.slice(from).flatMap((item) => {
    if (!("message" in item) || !item.message || !item.by || item.by.id === readerId) return [];
    const isNote = item.kind === "comment" && item.internal;
    return { id: item.id, author: item.by.name, text: item.message, isNote };
  });
}
