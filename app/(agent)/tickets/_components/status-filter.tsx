"use client";

import { cx } from "class-variance-authority";
import type { Status } from "#server/core/vocabulary.ts";

/** Statuses to look for, as many as wanted; none chosen means all. */
export function StatusFilter(props: {
  chosen: readonly Status[];
  options: readonly { readonly value: Status; readonly label: string }[];
  onChange: (chosen: Status[]) => void;
  className?: string;
}) {
  const { chosen } = props;
  const toggle = (status: Status) =>
    props.onChange(chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]);
  return (
    <fieldset className={cx("flex flex-wrap gap-2", props.className)}>
      <legend className="sr-only">Status</legend>
      {props.options.map(({ value, label }) => {
        const isOn = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isOn}
            onClick={() => toggle(value)}
            className={cx(
              "h-8 rounded-full border px-3 text-sm transition-colors duration-150 pointer-coarse:h-11",
              isOn
                ? "border-accent bg-accent-soft font-medium text-accent"
                : "border-control bg-surface hover:bg-sunken",
            )}
          >
            {label}
          </button>
        );
      })}
    </fieldset>
  );
}
