"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FiltersButton } from "#app/_ui/filters-button.tsx";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { AUDIT_ACTIONS } from "#server/desk/audit/plain.ts";
import { actionWords } from "./action-words.ts";
import type { TrailFilter } from "./trail-filter.ts";

const control = "h-9 rounded-md border border-control bg-surface px-3 text-sm pointer-coarse:h-11";

/** Which rows: what was done, on which days, by whom and to whom. Names in the rows choose the last two. */
export function TrailFilters({
  filter,
  timeZone,
  onChange,
}: {
  filter: TrailFilter;
  /** Whose days these are. */
  timeZone: string;
  onChange: (part: Partial<TrailFilter>) => void;
}) {
  const t = useTranslations("audit.filter");
  const sayAction = useTranslations("audit.action");
  const filtersId = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <FiltersButton
        isOpen={isOpen}
        onToggle={setIsOpen}
        chosen={Object.values(filter).filter((value) => value !== "").length}
        controls={filtersId}
        className="self-start tall:md:hidden"
      />
      <div id={filtersId} className={cx("flex flex-wrap items-center gap-3", !isOpen && "max-md:hidden short:hidden")}>
        <NativeSelect
          label={t("action")}
          value={filter.action}
          options={[
            { value: "", label: t("everything") },
            ...AUDIT_ACTIONS.map((value) => ({ value, label: actionWords(value, sayAction) })),
          ]}
          onChange={(action) => onChange({ action })}
        />
        {(["from", "until"] as const).map((name) => (
          <label key={name} className="flex items-center gap-2 text-sm text-muted">
            {t(name)}
            <input
              type="date"
              className={control}
              value={filter[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </label>
        ))}
        <span className="text-sm text-muted">{t("zone", { timeZone })}</span>
        {(["actor", "on"] as const).map((name) => (
          <label key={name} className="flex items-center gap-2 text-sm text-muted">
            {t(name)}
            <input
              // A new one for each value that comes from a row.
              key={filter[name]}
              type="search"
              dir="auto"
              placeholder={t("id")}
              className={control}
              defaultValue={filter[name]}
              onKeyDown={(event) =>
                event.key === "Enter" ? onChange({ [name]: event.currentTarget.value.trim() }) : null
              }
              onBlur={(event) => {
                const value = event.target.value.trim();
                if (value !== filter[name]) onChange({ [name]: value });
              }}
            />
          </label>
        ))}
      </div>
    </>
  );
}
