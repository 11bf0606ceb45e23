"use client";

import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import { useEarly } from "./early.ts";
import type { FieldWiring } from "./field.tsx";

/** One of a few values in the browser's own list: light, and the system's picker on a phone. Acts on every change. */
export function NativeSelect(props: {
  /** What it is called, where no field around it says so. */
  label?: string;
  wiring?: FieldWiring;
  value: string;
  onChange: (value: string) => void;
  options: readonly { readonly value: string; readonly label: string }[];
  /** While what was chosen is on its way. */
  isDisabled?: boolean;
  className?: string;
}) {
  return (
    <span className={cx("relative inline-flex items-center", props.className)}>
      <select
        {...props.wiring}
        ref={useEarly()}
        aria-label={props.label}
        disabled={props.isDisabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="h-9 w-full appearance-none rounded-md border border-control bg-surface pe-8 ps-3 text-sm hover:bg-sunken pointer-coarse:h-11"
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} className="bg-raised text-text">
            {label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute end-2.5 size-4 text-muted" aria-hidden />
    </span>
  );
}
