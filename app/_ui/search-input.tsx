"use client";

import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { useEarly } from "./early.ts";

/** A search box with its name inside; Esc empties it natively. */
export function SearchInput({
  label,
  className,
  ref,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "aria-label"> & { label: string }) {
  return (
    <span className={cx("relative inline-flex items-center", className)}>
      <Search className="pointer-events-none absolute start-3 size-4 text-muted" aria-hidden />
      <input
        dir="auto"
        autoComplete="off"
        {...rest}
        ref={useEarly(ref)}
        type="search"
        aria-label={label}
        placeholder={rest.placeholder ?? label}
        className="h-9 pointer-coarse:h-11 w-full rounded-md border border-control bg-surface pe-3 ps-9 text-sm hover:border-text"
      />
    </span>
  );
}
