"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId } from "react";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import type { Say } from "#app/_language/say.ts";
import { Button } from "#app/_ui/button.tsx";
import { clockAt } from "#app/_ui/clock.ts";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { TimeZoneField } from "#app/_ui/time-zone-field.tsx";
import { useNow } from "#app/_ui/use-now.ts";
import type { HoursView } from "#server/desk/hours/wire.ts";
import { useHoursDraft } from "../_view/use-hours-draft.ts";
import { HolidaysEditor } from "./holidays-editor.tsx";
import { WeekEditor } from "./week-editor.tsx";

/** Time zone, week and holidays: saved together, on what was seen, or not at all. */
export function HoursForm({ hours, zones }: { hours: HoursView; zones: readonly string[] }) {
  const t = useTranslations("hours.form");
  const {
    draft,
    set,
    isChanged,
    isOvertaken,
    startAgain,
    keepMine,
    save,
    problems,
    refusal,
    sentence,
    isSaving,
    isSaved,
    unfinished,
    swap,
  } = useHoursDraft(hours);
  const today = clockAt(new Date(useNow(60_000)), hours.timeZone);
  const formId = useId();
  useEffect(() => {
    // To the first of what was refused, once it is marked.
    if (refusal) document.getElementById(formId)?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal, formId]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Form data-purpose id={formId} onSubmit={submit} className="flex flex-col gap-4">
      <Panel aria-label={t("timeZone")} className="px-4 pt-4 pb-2">
        <div className="max-w-96">
          <TimeZoneField
            zones={zones}
            value={draft.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={problems["timeZone"]}
          />
        </div>
        <p className="pb-2 text-sm text-muted">{t("timeZoneHint")}</p>
      </Panel>
      <Panel aria-label={t("week")} className="p-4">
        <WeekEditor draft={draft} onChange={set} problems={problems} />
      </Panel>
      <Panel aria-labelledby="holidays" className="p-4">
        <h2 id="holidays" className="text-sm">
          {t("holidays")}
        </h2>
        <p className="pb-2 text-sm text-muted">{t("holidaysHint")}</p>
        <HolidaysEditor
          holidays={draft.holidays}
          today={`${today.year}-${two(today.month)}-${two(today.day)}`}
          onChange={(holidays) => set({ holidays })}
          problems={problems}
        />
      </Panel>
      {isOvertaken ? (
        <Notice tone="waiting">
          <p>{t("overtaken")}</p>
          <div className="flex flex-wrap gap-2 pt-2">
            <Button size="sm" onClick={startAgain}>
              {t("startAgain")}
            </Button>
            <Button size="sm" onClick={keepMine}>
              {t("keepMine")}
            </Button>
          </div>
        </Notice>
      ) : null}
      {sentence ? <Notice tone="danger">{sentence}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={isSaving} disabledReason={whyNot(isChanged, isOvertaken, t)}>
          {t("save")}
        </Button>
        {isChanged && !isOvertaken ? (
          <Button variant="ghost" onClick={startAgain}>
            {t("undo")}
          </Button>
        ) : null}
        <output className="text-sm text-positive">{isSaved && !isChanged ? t("saved") : null}</output>
        <UnfinishedLine unfinished={unfinished} swap={swap} />
      </div>
    </Form>
  );
}

function whyNot(isChanged: boolean, isOvertaken: boolean, say: Say<"hours.form">): string | undefined {
  if (isOvertaken) return say("chooseFirst");
  return isChanged ? undefined : say("changeFirst");
}

const two = (number: number) => String(number).padStart(2, "0");
