"use client";

import { cx } from "class-variance-authority";

/** Filters of which one is on, each a toggle that says whether it is pressed. Scrolls sideways when narrow. */
export function FilterChips<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly count?: number }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset aria-label={label} className="flex flex-wrap gap-2">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            "h-8 pointer-coarse:h-11 rounded-full border px-3 text-sm whitespace-nowrap transition-colors duration-150",
            option.value === value
              ? "border-accent bg-accent-soft font-medium text-accent"
              : "border-border bg-surface text-text hover:border-control",
          )}
        >
          {option.label}
          {option.count === undefined ? null : <span className="tabular ms-1.5 text-muted">{option.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
