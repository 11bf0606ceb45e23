import { useTranslations } from "next-intl";
import { Notice } from "#app/_ui/notice.tsx";
import type { RedriveView } from "#server/operate/letters/wire.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** How far a retry is: what it solved, what failed again, and what is still on its way. */
export function RedriveProgress({ redrive }: { redrive: RedriveView }) {
  const t = useTranslations("pipeline.redrive");
  const { label, groupId, state, total, sent, resolved, failedAgain, problem } = redrive;
  // Its group's own words are right above it.
  const what = { of: groupId === null ? "label" : "group", label };
  const under = state === "finished" ? 0 : Math.max(0, total - resolved - failedAgain);
  return (
    <div className="flex flex-col gap-1 text-sm">
      <output className="tabular">
        {t.rich("progress", {
          ...what,
          state,
          resolved,
          total,
          failed: failedAgain,
          under,
          sent,
          b: (words) => <span className="font-medium">{words}</span>,
        })}
      </output>
      <ProgressBar label={t("bar", what)} done={resolved} failed={failedAgain} total={total} />
      {problem ? <Notice tone="waiting">{problem}</Notice> : null}
    </div>
  );
}
