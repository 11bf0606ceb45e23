import { useTranslations } from "next-intl";
import { Time } from "#app/_ui/time.tsx";
import { useDuration } from "#app/_ui/use-duration.ts";
import type { ReplayCount } from "#server/operate/replay/wire.ts";

/** What would be sent, before anything is. */
export function DryRun({ count, perSecond }: { count: ReplayCount | null; perSecond: number }) {
  const t = useTranslations("pipeline.replay");
  const duration = useDuration();
  const sayEvent = useTranslations("pipeline.event");
  return (
    <output className="tabular block min-h-10 text-sm text-muted">
      {count === null ? null : (
        <span className="block">
          {t.rich("count", {
            count: count.count,
            b: (words) => <span className="font-medium text-text">{words}</span>,
            spans: count.firstAt && count.lastAt ? "yes" : "no",
            first: () => (count.firstAt ? <Time at={count.firstAt} /> : null),
            last: () => (count.lastAt ? <Time at={count.lastAt} /> : null),
            sends: count.count > 0 && perSecond > 0 ? "yes" : "no",
            duration: duration((count.count / perSecond) * 1_000),
          })}
        </span>
      )}
      {count && count.byType.length > 1 ? (
        <span className="block text-xs">
          {count.byType.map((each) => `${sayEvent(each.type)} ${each.count}`).join(" · ")}
        </span>
      ) : null}
    </output>
  );
}
