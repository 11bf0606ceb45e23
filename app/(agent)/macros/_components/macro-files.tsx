"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useId } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { AddFiles } from "#app/_files/add-files.tsx";
import { FileRows } from "#app/_files/file-rows.tsx";
import { useDrop } from "#app/_files/use-drop.ts";
import { useFilesIn } from "#app/_files/use-files.ts";
import type { TypedMacro } from "./typed-macro.ts";

const PLACE = "macro";

/** The files that go with what a macro says. */
export function MacroFiles(props: {
  form: UseFormReturn<TypedMacro>;
  /** Above which files may be dropped, and into which they may be pasted. */
  area: RefObject<HTMLElement | null>;
  onNotYet: (why: string | null) => void;
}) {
  const { form, onNotYet } = props;
  const t = useTranslations("macros.form");
  const labelId = useId();
  const kept = useWatch({ control: form.control, name: "files" });
  const files = useFilesIn(PLACE, { kept, change: (make) => form.setValue("files", make(form.getValues("files"))) });
  const isOver = useDrop(props.area, files.add);
  const { notYet } = files;
  useEffect(() => onNotYet(notYet), [notYet, onNotYet]);
  const problem = form.formState.errors.files?.message;
  return (
    <fieldset aria-labelledby={labelId} className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-3">
        <span id={labelId} className="text-sm font-medium">
          {t("files")}
        </span>
        <AddFiles files={files} withLabel />
      </div>
      <FileRows files={files} isOver={isOver} />
      <p className="min-h-5 text-sm text-danger" aria-live="polite">
        {problem}
      </p>
    </fieldset>
  );
}
