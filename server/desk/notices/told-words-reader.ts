import { isStaff } from "#server/core/actor.ts";
import { isOfWords } from "#server/core/events/said-anchor.ts";
import type { TimelineActor, TimelineEntry } from "#server/core/timeline.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { GatheredNotices } from "./notice-mail.ts";

/** What somebody wrote, of which a mail tells. */
export interface ToldWords {
  readonly by: TimelineActor;
  readonly at: Date;
  /** Empty where files say it all. */
  readonly text: string;
  readonly files: readonly string[];
  /** Among staff only. */
  readonly isNote: boolean;
}

type Gathered = Pick<GatheredNotices, "recipient" | "role" | "complaintId" | "notices">;

/** Reads what the people of a complaint wrote when somebody was told of it. */
export function createToldWordsReader(db: Database) {
  const complaints = db.collection(complaintRows);
  return {
    /**
     * What others said at the instants that these notices are of, the oldest first, and no more of it than their reader may
     * read at this moment: nothing of an erased customer, notes for staff alone, and nothing where it is not theirs any more.
     */
    async of({ recipient, role, complaintId, notices }: Gathered): Promise<ToldWords[]> {
      const instants = new Set(notices.filter(isOfWords).map(({ at }) => at.getTime()));
      if (complaintId === "" || instants.size === 0) return [];
      const row = await complaints.findOne({ complaintId }, { projection: { userId: 1, timeline: 1, erasedAt: 1 } });
      if (!row || row.erasedAt) return [];
      const isFiler = row.userId.toHexString() === recipient;
      if (!isFiler && !isStaff({ role })) return [];
      return row.timeline
        .filter((entry) => instants.has(entry.at.getTime()) && entry.by?.id !== recipient)
        .flatMap(wordsIn)
        .filter(({ isNote }) => !isNote || !isFiler);
    },
  };
}

function wordsIn(entry: TimelineEntry): ToldWords[] {
  if (!entry.by || (entry.kind !== "comment" && entry.kind !== "status")) return [];
  const [text, files] = [entry.message?.trim() ?? "", (entry.files ?? []).map(({ name }) => name)];
  if (text === "" && files.length === 0) return [];
  return [{ by: entry.by, at: entry.at, text, files, isNote: entry.kind === "comment" && entry.internal }];
}
