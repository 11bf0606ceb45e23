"use client";

import { useEarly } from "./early.ts";

/** On or off, at once: a checkbox that says it is a switch. `label` names it when no visible label is tied to `id`. */
export function Switch({
  checked,
  onChange,
  label,
  id,
  disabled = false,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label?: string;
  id?: string;
  disabled?: boolean;
}) {
  return (
    <input
      ref={useEarly()}
      id={id}
      type="checkbox"
      // A checkbox says itself whether it is checked; HTML forbids to say it twice.
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
      role="switch"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      disabled={disabled}
      aria-label={label}
      className="relative h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full border border-control bg-sunken transition-colors duration-150 before:absolute before:top-[3px] before:start-[3px] before:size-4 before:rounded-full before:bg-control before:transition-transform before:duration-150 checked:border-transparent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent disabled:opacity-60"
    />
  );
}
