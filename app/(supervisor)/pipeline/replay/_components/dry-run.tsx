import { formatDuration } from "#app/_ui/duration.ts";
import { Time } from "#app/_ui/time.tsx";
import { EVENTS } from "#server/core/events/event-data.ts";
import type { ReplayCount } from "#server/operate/replay/wire.ts";

/** What would be sent, before anything is. */
export function DryRun({ count, perSecond }: { count: ReplayCount | null; perSecond: number }) {
  return (
    <output className="tabular block min-h-10 text-sm text-muted">
      {count === null ? null : (
        <span className="block">
          <span className="font-medium text-text">{count.count}</span> {count.count === 1 ? "event" : "events"}
          {count.firstAt && count.lastAt ? (
            <>
              , from <Time at={count.firstAt} /> to <Time at={count.lastAt} />
            </>
          ) : null}
          {count.count > 0 && perSecond > 0 ? `, ${formatDuration((count.count / perSecond) * 1_000)} to send` : null}
        </span>
      )}
      {count && count.byType.length > 1 ? (
        <span className="block text-xs">
          {count.byType.map((each) => `${EVENTS[each.type].words} ${each.count}`).join(" · ")}
        </span>
      ) : null}
    </output>
  );
}
