"use client";

import { NativeSelect } from "#app/_ui/native-select.tsx";
import { ACTIONS } from "#server/desk/audit/wire.ts";
import type { TrailFilter } from "./trail-filter.ts";

const ACTION_OPTIONS = [
  { value: "", label: "Everything" },
  ...Object.entries(ACTIONS).map(([value, label]) => ({ value, label })),
];

const control = "h-9 rounded-md border border-control bg-surface px-3 text-sm pointer-coarse:h-11";

/** Which rows: what was done, on which days, by whom and to whom. Names in the rows choose the last two. */
export function TrailFilters({
  filter,
  onChange,
}: {
  filter: TrailFilter;
  onChange: (part: Partial<TrailFilter>) => void;
}) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <NativeSelect
        label="What was done"
        value={filter.action}
        options={ACTION_OPTIONS}
        onChange={(action) => onChange({ action })}
      />
      {(["from", "until"] as const).map((name) => (
        <label key={name} className="flex items-center gap-2 text-sm text-muted">
          {name === "from" ? "From" : "Until"}
          <input
            type="date"
            className={control}
            value={filter[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </label>
      ))}
      {(["actor", "on"] as const).map((name) => (
        <label key={name} className="flex items-center gap-2 text-sm text-muted">
          {name === "actor" ? "By" : "On"}
          <input
            // A new one for each value that comes from a row.
            key={filter[name]}
            type="search"
            dir="auto"
            placeholder="id"
            className={control}
            defaultValue={filter[name]}
            maxLength={60}
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
  );
}
