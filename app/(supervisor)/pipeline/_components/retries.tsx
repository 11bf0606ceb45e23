import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { HistoryRange, PipelineHistory } from "#server/operate/figures/wire.ts";

const REASONS = ["infra", "conflict", "unknown", "fatal", "permanent", "not-found"] as const;

/** What was tried again, by why, and what came twice. */
export function Retries({
  retries,
  duplicates,
  range,
}: Pick<PipelineHistory, "retries" | "duplicates"> & { range: HistoryRange }) {
  const t = useTranslations("pipeline.retries");
  const b = (words: ReactNode) => <span className="font-medium text-text">{words}</span>;
  const reason = (why: string) => {
    const known = REASONS.find((each) => each === why);
    return known ? t(`why.${known}`) : why;
  };
  if (retries.length === 0 && duplicates === 0) {
    return <p className="text-sm text-muted">{t("none", { range })}</p>;
  }
  return (
    <ul className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
      {retries.map(({ why, count }) => (
        <li key={why}>{t.rich("retried", { count, range, why: reason(why), b })}</li>
      ))}
      {duplicates > 0 ? <li>{t.rich("duplicates", { count: duplicates, range, b })}</li> : null}
    </ul>
  );
}
