"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { timeOfDay } from "#app/_ui/clock.ts";
import { useNow } from "#app/_ui/use-now.ts";
import { whenWords } from "#app/_ui/when-words.ts";
import type { HoursView } from "#server/desk/hours/wire.ts";

/** Whether somebody is there right now, until when, and by which clock. */
export function OpenNow({ hours }: { hours: HoursView }) {
  const t = useTranslations("hours.openNow");
  const { isOpen, changesAt, timeZone } = hours;
  const sayWhen = useTranslations("ui.when");
  const now = new Date(useNow(10_000));
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
      <output className="flex items-baseline gap-2">
        <span
          aria-hidden
          className={cx("size-2.5 shrink-0 rounded-full", isOpen ? "bg-positive" : "border-2 border-control")}
        />
        <span>
          {t.rich(stateOf(hours), {
            when: changesAt ? whenWords(new Date(changesAt), now, timeZone, sayWhen) : "",
            b: (words) => <span className="font-medium">{words}</span>,
            rest: (words) => <span className="text-muted">{words}</span>,
          })}
        </span>
      </output>
      <p className="tabular text-sm text-muted sm:ms-auto">
        {t("clock", { time: timeOfDay(now, timeZone), timeZone })}
      </p>
    </div>
  );
}

function stateOf({ isOpen, changesAt }: HoursView) {
  if (isOpen) return changesAt ? "openUntil" : "openAlways";
  return changesAt ? "closedUntil" : "closedForGood";
}
