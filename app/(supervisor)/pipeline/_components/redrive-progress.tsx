import { Notice } from "#app/_ui/notice.tsx";
import type { RedriveView } from "#server/operate/letters/wire.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** How far a retry is: what it solved, what failed again, and what is still on its way. */
export function RedriveProgress({ redrive }: { redrive: RedriveView }) {
  const { label, groupId, state, total, sent, resolved, failedAgain, problem } = redrive;
  // Its group's own words are right above it.
  const what = groupId === null ? label : "the group";
  const under = total - resolved - failedAgain;
  const parts = [
    `${resolved} of ${total} solved`,
    failedAgain > 0 ? `${failedAgain} failed again` : null,
    state !== "finished" && under > 0 ? `${under} under way, ${sent} sent` : null,
  ].filter((part) => part !== null);
  return (
    <div className="flex flex-col gap-1 text-sm">
      <output className="tabular">
        <span className="font-medium">{state === "finished" ? "Retried" : "Retrying"}</span> {what}:{" "}
        {`${parts.join(", ")}.`}
      </output>
      <ProgressBar label={`Retry of ${what}`} done={resolved} failed={failedAgain} total={total} />
      {problem ? <Notice tone="waiting">{problem}</Notice> : null}
    </div>
  );
}
