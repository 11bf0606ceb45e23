"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Button, IconButton } from "#app/_ui/button.tsx";
import { TextInput } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { endWords, newSpan, type SpanDraft } from "../_view/hours-draft.ts";
import { Problem } from "./problem.tsx";

/** The times of one day: any number of them, and none is closed. */
export function SpansEditor({
  whose,
  spans,
  onChange,
  problems,
  place,
}: {
  /** Whose times these are, for those who hear the page. */
  whose: string;
  spans: readonly SpanDraft[];
  onChange: (spans: readonly SpanDraft[]) => void;
  problems: Readonly<Record<string, string>>;
  /** Where they stand in what is sent. */
  place: string;
}) {
  const t = useTranslations("hours.spans");
  const sayEnd = useTranslations("hours.spans.end");
  const noteId = useId();
  const addButton = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  const isWrong = (index: number) =>
    Object.keys(problems).some((path) => path === `${place}.${index}` || path.startsWith(`${place}.${index}.`));
  const sentence = Object.entries(problems).find(([path]) => path === place || path.startsWith(`${place}.`))?.[1];
  const isClosed = spans.length === 0;
  const add = () => {
    const span = newSpan(isClosed ? undefined : { from: "", to: "" });
    setAdded(span.key);
    onChange([...spans, span]);
  };
  const remove = (gone: SpanDraft) => {
    onChange(spans.filter((span) => span !== gone));
    addButton.current?.focus();
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {spans.map((span, index) => {
        const wiring = {
          type: "time",
          dir: "ltr",
          className: "px-2! tabular",
          "aria-invalid": isWrong(index) || undefined,
          "aria-describedby": sentence ? noteId : undefined,
        };
        const set = (part: Partial<SpanDraft>) =>
          onChange(spans.map((each) => (each === span ? { ...span, ...part } : each)));
        return (
          <div
            key={span.key}
            className="grid grid-cols-[minmax(0,8rem)_auto_minmax(0,8rem)_auto] items-center gap-x-2 gap-y-1 sm:grid-cols-[8rem_auto_8rem_auto_1fr]"
          >
            <TextInput
              {...wiring}
              {...(span.key === added ? { ref: focusOnMount } : {})}
              aria-label={t("opensAt", { whose })}
              value={span.from}
              onChange={(event) => set({ from: event.target.value })}
            />
            <span className="text-sm text-muted" aria-hidden>
              {t("to")}
            </span>
            <TextInput
              {...wiring}
              aria-label={t("closesAt", { whose })}
              value={span.to}
              onChange={(event) => set({ to: event.target.value })}
            />
            <IconButton
              label={t("remove", { from: span.from, to: span.to, whose })}
              icon={<X className="size-4" aria-hidden />}
              onClick={() => remove(span)}
            />
            <span className="text-sm text-muted empty:hidden max-sm:col-span-full">{endWords(span, sayEnd)}</span>
          </div>
        );
      })}
      <Problem id={noteId}>{sentence}</Problem>
      <div className="flex min-h-9 items-center gap-2">
        {isClosed ? <p className="text-sm text-muted">{t("closed")}</p> : null}
        <Button
          ref={addButton}
          size="sm"
          variant="ghost"
          icon={<Plus className="size-4" aria-hidden />}
          aria-label={t(isClosed ? "openOn" : "addTo", { whose })}
          onClick={add}
        >
          {t(isClosed ? "open" : "add")}
        </Button>
      </div>
    </div>
  );
}
