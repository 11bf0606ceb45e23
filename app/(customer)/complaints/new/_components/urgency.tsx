"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UseFormRegisterReturn } from "react-hook-form";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { Priority } from "#server/core/vocabulary.ts";

interface UrgencyProps {
  readonly chosen: Priority;
  /** What this person may choose, the least urgent first. */
  readonly choices: readonly Priority[];
  readonly field: UseFormRegisterReturn;
}

/** Folded, because most complaints are as urgent as most. */
export function Urgency({ chosen, choices, field }: UrgencyProps) {
  const t = useTranslations("filing.urgency");
  const terms = useTranslations("terms.priority");
  return (
    <details className="group">
      <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-2 rounded-md text-sm">
        <ChevronRight
          className="size-4 text-muted transition-transform duration-150 group-open:rotate-90"
          aria-hidden
        />
        <span className="font-medium">{t("title")}</span>
        <span className="text-muted">{t("chosen", { priority: terms(chosen), line: t(`lines.${chosen}`) })}</span>
      </summary>
      <div className="pt-2">
        <RadioCards
          legend={<span className="sr-only">{t("legend")}</span>}
          columns={2}
          cards={choices.map((value) => ({ value, title: terms(value), line: t(`lines.${value}`) }))}
          inputProps={() => field}
        />
      </div>
    </details>
  );
}
