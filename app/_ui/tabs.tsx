"use client";

import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** Panels of which one shows; arrow keys move between their tabs. */
export function Tabs<Value extends string>({
  items,
  label,
  value,
  onChange,
}: {
  items: readonly TabItem<Value>[];
  label: string;
  value?: Value;
  onChange?: (value: Value) => void;
}) {
  const choose = (chosen: string) => {
    const item = items.find((candidate) => candidate.value === chosen);
    if (item) onChange?.(item.value);
  };
  return (
    <Radix.Root
      {...(value === undefined ? { defaultValue: items[0]?.value ?? "" } : { value })}
      onValueChange={choose}
      className="flex min-h-0 flex-col"
    >
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-border">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px h-9 border-b-2 border-transparent px-3 text-sm text-muted hover:text-text focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text"
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="min-h-0 flex-1 pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
