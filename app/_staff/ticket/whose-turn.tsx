import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "#app/_ui/time.tsx";
import { Waiting } from "#app/_ui/waiting.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

interface WhoseTurnProps {
  readonly complaint: ComplaintDetail;
  readonly userId: string;
}

/** Whose turn it is and since when; once it has ended, who solved it and how that was rated. */
export function WhoseTurn(props: WhoseTurnProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2 text-muted">
      <Turn {...props} />
    </span>
  );
}

function Turn({ complaint, userId }: WhoseTurnProps) {
  const t = useTranslations("staff.turn");
  const { status, assignedTo, placeInLine, waitingSince, createdAt, resolvedAt, rating, timeline } = complaint;
  const who = { who: assignedTo?._id === userId ? "you" : "other", name: isolated(assignedTo?.name ?? "") };
  switch (status) {
    case "Open": {
      const wait = () => <Waiting since={waitingSince ?? createdAt} />;
      return placeInLine === null ? t.rich("inLine", { wait }) : t.rich("atPlace", { place: placeInLine, wait });
    }
    case "In Progress": {
      const since = timeline.findLast((item) => item.kind === "assigned")?.at ?? createdAt;
      return t.rich("with", { ...who, wait: () => <Waiting since={since} /> });
    }
    case "Waiting on Customer":
      return t("comesBack", who);
    default: {
      const at = () => (resolvedAt ? <Time at={resolvedAt} /> : null);
      return (
        <>
          {assignedTo ? t.rich("by", { ...who, at }) : t.rich("byNobody", { at })}
          {rating ? (
            <span className="inline-flex items-center gap-1">
              <Star className="size-3.5" aria-hidden /> {t("rated", { score: rating.score })}
            </span>
          ) : null}
        </>
      );
    }
  }
}
