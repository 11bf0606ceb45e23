"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { IconButton } from "#app/_ui/button.tsx";
import { TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import type { HolidayDraft } from "../_view/hours-draft.ts";
import { Problem } from "./problem.tsx";
import { SpansEditor } from "./spans-editor.tsx";

/** One holiday: its date, its name, and the times at which somebody is there all the same. */
export function HolidayRow({
  holiday,
  isNew,
  onChange,
  onRemove,
  problems,
  place,
}: {
  holiday: HolidayDraft;
  isNew: boolean;
  onChange: (part: Partial<HolidayDraft>) => void;
  onRemove: () => void;
  problems: Readonly<Record<string, string>>;
  place: string;
}) {
  const t = useTranslations("hours.holidays");
  const noteId = useId();
  const { date, name, open } = holiday;
  const sentences = [problems[`${place}.date`], problems[`${place}.name`]].filter((each) => each !== undefined);
  const called = name.trim() || date || t("new");
  const wiringOf = (field: "date" | "name") => ({
    "aria-invalid": problems[`${place}.${field}`] ? (true as const) : undefined,
    "aria-describedby": sentences.length > 0 ? noteId : undefined,
  });
  return (
    <li className="flex flex-col gap-1.5 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
        <TextInput
          {...wiringOf("date")}
          {...(isNew ? { ref: focusOnMount } : {})}
          type="date"
          dir="ltr"
          aria-label={t("dateOf", { holiday: called })}
          value={date}
          onChange={(event) => onChange({ date: event.target.value })}
        />
        <TextInput
          {...wiringOf("name")}
          className="max-sm:row-start-2"
          aria-label={t("nameOf", { holiday: date || t("new") })}
          placeholder={t("nameExample")}
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <IconButton
          label={t("remove", { holiday: called })}
          icon={<X className="size-4" aria-hidden />}
          onClick={onRemove}
        />
      </div>
      <Problem id={noteId}>{sentences.length > 0 ? sentences.join(" ") : undefined}</Problem>
      <SpansEditor
        whose={called}
        spans={open}
        onChange={(spans) => onChange({ open: spans })}
        problems={problems}
        place={`${place}.open`}
      />
    </li>
  );
}
