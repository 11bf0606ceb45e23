"use client";

import { cx } from "class-variance-authority";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";

/** Opens filters that have no room beside the list which they are for, and says how many are chosen. */
export function FiltersButton(props: {
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  chosen: number;
  /** The id of what it opens. */
  controls: string;
  className: string;
}) {
  const t = useTranslations("ui.filter");
  return (
    <Button
      aria-expanded={props.isOpen}
      aria-controls={props.controls}
      icon={<SlidersHorizontal className="size-4" aria-hidden />}
      onClick={() => props.onToggle(!props.isOpen)}
      className={cx(props.className, "pointer-coarse:h-11")}
    >
      {props.chosen > 0
        ? t.rich("buttonChosen", {
            count: props.chosen,
            chosen: (words) => <span className="tabular">{words}</span>,
          })
        : t("button")}
    </Button>
  );
}
