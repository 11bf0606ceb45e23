"use client";

import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";

/** One of a few values in the browser's own list: light, and the system's picker on a phone. Acts on every change. */
export function NativeSelect(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { readonly value: string; readonly label: string }[];
  className?: string;
}) {
  return (
    <span className={cx("relative inline-flex items-center", props.className)}>
      <select
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="h-9 w-full appearance-none rounded-md border border-control bg-surface pr-8 pl-3 text-sm hover:bg-sunken pointer-coarse:h-11"
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} className="bg-raised text-text">
            {label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute right-2.5 size-4 text-muted" aria-hidden />
    </span>
  );
}
