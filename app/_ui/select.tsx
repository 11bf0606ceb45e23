"use client";

import { cx } from "class-variance-authority";
import { Check, ChevronDown } from "lucide-react";
import * as Radix from "radix-ui/select";
import type { ReactNode } from "react";
import { floating, floatingItem } from "./floating.ts";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

/** One of a few values. `label` names it for screen readers; values must not be empty. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  label,
  placeholder,
  disabled = false,
  id,
  className,
}: {
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  label: string;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  className?: string;
}) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Radix.Root {...(value === undefined ? {} : { value })} onValueChange={choose} disabled={disabled}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={cx(
          "inline-flex h-9 items-center justify-between gap-2 rounded-md border border-control bg-surface px-3 text-sm hover:bg-sunken data-placeholder:text-muted",
          className,
        )}
      >
        {/* Said by ourselves: Radix finds it among its items, which are there only in the browser. */}
        <Radix.Value placeholder={placeholder ?? label}>
          {options.find((option) => option.value === value)?.label}
        </Radix.Value>
        <ChevronDown className="size-4 text-muted" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} className={cx(floating, "max-h-80 overflow-y-auto")}>
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={cx(floatingItem, "pe-8 relative")}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute end-2">
                  <Check className="size-4" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
