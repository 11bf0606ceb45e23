"use client";

import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

/** One choice that is on or off, beside others. */
export function ToggleChip(props: { isOn: boolean; onToggle: () => void; className?: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={props.isOn}
      onClick={props.onToggle}
      className={cx(
        "h-8 rounded-full border px-3 text-sm transition-colors duration-150 pointer-coarse:h-11",
        props.isOn
          ? "border-accent bg-accent-soft font-medium text-accent"
          : "border-control bg-surface hover:bg-sunken",
        props.className,
      )}
    >
      {props.children}
    </button>
  );
}
