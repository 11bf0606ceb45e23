"use client";

import { ChevronRight } from "lucide-react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { Priority } from "#server/core/vocabulary.ts";

const LINES = {
  Low: "It can wait.",
  Medium: "It bothers me, but I can go on.",
  High: "It keeps me from something important.",
  Critical: "Everything stands still.",
} as const satisfies Record<Priority, string>;

interface UrgencyProps {
  readonly chosen: Priority;
  /** What this person may choose, the least urgent first. */
  readonly choices: readonly Priority[];
  readonly field: UseFormRegisterReturn;
}

/** Folded, because most complaints are as urgent as most. */
export function Urgency({ chosen, choices, field }: UrgencyProps) {
  return (
    <details className="group">
      <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-2 rounded-md text-sm">
        <ChevronRight
          className="size-4 text-muted transition-transform duration-150 group-open:rotate-90"
          aria-hidden
        />
        <span className="font-medium">Is it urgent?</span>
        <span className="text-muted">
          {chosen}: {LINES[chosen]}
        </span>
      </summary>
      <div className="pt-2">
        <RadioCards
          legend={<span className="sr-only">How urgent it is</span>}
          columns={2}
          cards={choices.map((value) => ({ value, title: value, line: LINES[value] }))}
          inputProps={() => field}
        />
      </div>
    </details>
  );
}
