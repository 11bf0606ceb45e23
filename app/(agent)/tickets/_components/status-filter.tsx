"use client";

import { useTranslations } from "next-intl";
import type { Status } from "#server/core/vocabulary.ts";
import { ToggleChip } from "./toggle-chip.tsx";

/** Statuses to look for, as many as wanted; none chosen means all. */
export function StatusFilter(props: {
  chosen: readonly Status[];
  options: readonly { readonly value: Status; readonly label: string }[];
  onChange: (chosen: Status[]) => void;
}) {
  const t = useTranslations("desk.filters");
  const { chosen } = props;
  const toggle = (status: Status) =>
    props.onChange(chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]);
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("status")}</legend>
      {props.options.map(({ value, label }) => (
        <ToggleChip key={value} isOn={chosen.includes(value)} onToggle={() => toggle(value)}>
          {label}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
