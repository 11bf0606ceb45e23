"use client";

import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { Weekday } from "#server/desk/hours/hours.ts";
import { DAYS, type HoursDraft, newSpan, type SpanDraft } from "../_view/hours-draft.ts";
import { SpansEditor } from "./spans-editor.tsx";

const WAYS = ["always", "week"] as const;
const LIKE_MONDAY: readonly Weekday[] = ["Tuesday", "Wednesday", "Thursday", "Friday"];

/** When the desk is open in an ordinary week. */
export function WeekEditor({
  draft: { isAlways, week },
  onChange,
  problems,
}: {
  draft: HoursDraft;
  onChange: (part: Partial<HoursDraft>) => void;
  problems: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("hours.week");
  const sayDay = useTranslations("hours.day");
  const setDays = (days: readonly Weekday[], spansOf: () => readonly SpanDraft[]) =>
    onChange({ week: { ...week, ...Object.fromEntries(days.map((day) => [day, spansOf()])) } });
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        legend={t("legend")}
        columns={2}
        cards={WAYS.map((value) => ({ value, title: t(`way.${value}.title`), line: t(`way.${value}.line`) }))}
        inputProps={({ value }) => ({
          name: "week",
          checked: isAlways === (value === "always"),
          onChange: () => onChange({ isAlways: value === "always" }),
        })}
      />
      {isAlways ? null : (
        <ul className="divide-y divide-border">
          {DAYS.map((day) => (
            <li key={day} className="grid gap-x-4 py-2 sm:grid-cols-[7rem_1fr]">
              <p className="flex h-9 items-center text-sm font-medium">{sayDay(day)}</p>
              <div className="flex flex-wrap items-end justify-between gap-x-4">
                <SpansEditor
                  whose={sayDay(day)}
                  spans={week[day]}
                  onChange={(spans) => setDays([day], () => spans)}
                  problems={problems}
                  place={`week.${day}`}
                />
                {day === "Monday" ? (
                  <Button
                    size="sm"
                    variant="ghost"
                    onClick={() => setDays(LIKE_MONDAY, () => week.Monday.map(newSpan))}
                  >
                    {t("likeMonday")}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
