"use client";

import { type ReactNode, useId } from "react";
import { useEarly } from "./early.ts";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
}

/** A row of choices of which exactly one is on, as real radio buttons: arrow keys and forms of the browser's own. */
export function ToggleGroup<Value extends string>({
  value,
  onChange,
  options,
  label,
}: {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  label: string;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex rounded-md border border-control bg-surface p-0.5">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md px-3 text-sm text-muted hover:text-text has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
        >
          <Choice name={name} isOn={option.value === value} onChoose={() => onChange(option.value)} />
          {option.icon}
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** It covers its label, so that whoever presses the words presses the button. */
function Choice({ name, isOn, onChoose }: { name: string; isOn: boolean; onChoose: () => void }) {
  return (
    <input
      ref={useEarly()}
      type="radio"
      name={name}
      checked={isOn}
      onChange={onChoose}
      className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none"
    />
  );
}
