import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "#app/_ui/notice.tsx";
import type { ExperimentVerdict } from "#server/operate/experiments/wire.ts";

/** The verdict in a sentence, each check with its own, and the figures behind them. */
export function VerdictView({ verdict }: { verdict: ExperimentVerdict | null }) {
  const t = useTranslations("experiments.verdict");
  if (!verdict) return <Notice tone="waiting">{t("none")}</Notice>;
  const { passed, sentence, checks, figures } = verdict;
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={passed ? "positive" : "danger"}>
        <p className="text-base font-medium">{sentence}</p>
      </Notice>
      <ul aria-label={t("checks")} className="flex flex-col gap-1.5 text-sm">
        {checks.map(({ title, ok, sentence: why }) => (
          <li key={title} className="flex items-start gap-2">
            {ok ? (
              <CircleCheck className="mt-0.5 size-4 shrink-0 text-positive" aria-label={t("holds")} />
            ) : (
              <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-label={t("doesNotHold")} />
            )}
            <span>{t.rich("check", { title, why, b: (words) => <span className="font-medium">{words}</span> })}</span>
          </li>
        ))}
      </ul>
      <dl className="grid gap-x-8 text-sm sm:grid-cols-2">
        {figures.map(({ label, value }) => (
          <div key={label} className="flex justify-between gap-4 border-b border-border py-1">
            <dt className="text-muted">{label}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
