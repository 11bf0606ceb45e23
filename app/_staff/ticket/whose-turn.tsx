import { Star } from "lucide-react";
import { Time } from "#app/_ui/time.tsx";
import { Waiting } from "#app/_ui/waiting.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

/** Whose turn it is and since when; once it has ended, who solved it and how that was rated. */
export function WhoseTurn({ complaint, userId }: { complaint: ComplaintDetail; userId: string }) {
  return <span className="inline-flex flex-wrap items-center gap-2 text-muted">{turn(complaint, userId)}</span>;
}

function turn(
  { status, assignedTo, placeInLine, createdAt, resolvedAt, rating, timeline }: ComplaintDetail,
  userId: string,
) {
  const who = assignedTo && (assignedTo._id === userId ? "you" : isolated(assignedTo.name));
  switch (status) {
    case "Open":
      return (
        <>
          {placeInLine === null ? "In line" : `Number ${placeInLine} in line`} <Waiting since={createdAt} />
        </>
      );
    case "In Progress": {
      const since = timeline.findLast((item) => item.kind === "assigned")?.at ?? createdAt;
      return (
        <>
          With {who} <Waiting since={since} />
        </>
      );
    }
    case "Waiting on Customer":
      return `Comes back to ${who} with the answer`;
    default:
      return (
        <>
          {who ? `By ${who}` : "Nobody had it"} {resolvedAt ? <Time at={resolvedAt} /> : null}
          {rating ? (
            <span className="inline-flex items-center gap-1">
              <Star className="size-3.5" aria-hidden /> rated {rating.score} of 5
            </span>
          ) : null}
        </>
      );
  }
}
