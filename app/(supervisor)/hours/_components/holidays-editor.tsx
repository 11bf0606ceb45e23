"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { type HolidayDraft, newHoliday } from "../_view/hours-draft.ts";
import { HolidayRow } from "./holiday-row.tsx";
import { Problem } from "./problem.tsx";

/** Dates that take the place of their weekday's hours. */
export function HolidaysEditor({
  holidays,
  today,
  onChange,
  problems,
}: {
  holidays: readonly HolidayDraft[];
  /** The date at the desk. */
  today: string;
  onChange: (holidays: readonly HolidayDraft[]) => void;
  problems: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("hours.holidays");
  const addButton = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  const isOver = ({ date }: HolidayDraft) => date !== "" && date < today;
  const over = holidays.filter(isOver).length;
  const keep = (isKept: (holiday: HolidayDraft) => boolean) => {
    onChange(holidays.filter(isKept));
    addButton.current?.focus();
  };
  const add = () => {
    const holiday = newHoliday();
    setAdded(holiday.key);
    onChange([...holidays, holiday]);
  };
  return (
    <div className="flex flex-col gap-2">
      {holidays.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : null}
      <ul aria-label={t("label")} className="divide-y divide-border empty:hidden">
        {holidays.map((holiday, index) => (
          <HolidayRow
            key={holiday.key}
            holiday={holiday}
            isNew={holiday.key === added}
            onChange={(part) => onChange(holidays.map((each) => (each === holiday ? { ...each, ...part } : each)))}
            onRemove={() => keep((each) => each !== holiday)}
            problems={problems}
            place={`holidays.${index}`}
          />
        ))}
      </ul>
      <Problem>{problems["holidays"]}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button ref={addButton} size="sm" icon={<Plus className="size-4" aria-hidden />} onClick={add}>
          {t("add")}
        </Button>
        {over > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            icon={<Trash2 className="size-4" aria-hidden />}
            onClick={() => keep((each) => !isOver(each))}
          >
            {t("removeOver", { count: over })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
