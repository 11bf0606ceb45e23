import type { HistoryRange, PipelineHistory } from "#server/operate/figures/wire.ts";

const WHY: Readonly<Record<string, string>> = {
  infra: "the database or AWS did not answer",
  conflict: "somebody else wrote at the same moment",
  unknown: "an error that nothing explains",
  fatal: "wrong credentials or settings",
  permanent: "the message cannot be read",
  "not-found": "the complaint was not there yet",
};

/** What was tried again, by why, and what came twice. */
export function Retries({
  retries,
  duplicates,
  range,
}: Pick<PipelineHistory, "retries" | "duplicates"> & { range: HistoryRange }) {
  const span = range === "hour" ? "the last 60 minutes" : "the last 24 hours";
  if (retries.length === 0 && duplicates === 0) {
    return <p className="text-sm text-muted">Nothing had to be tried again in {span}.</p>;
  }
  return (
    <ul className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
      {retries.map(({ why, count }) => (
        <li key={why}>
          <span className="font-medium text-text">{count}</span> tried again in {span}: {WHY[why] ?? why}
        </li>
      ))}
      {duplicates > 0 ? (
        <li>
          <span className="font-medium text-text">{duplicates}</span> came again in {span} although they were done
        </li>
      ) : null}
    </ul>
  );
}
