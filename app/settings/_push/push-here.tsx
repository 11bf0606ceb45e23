"use client";

import { CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { isolated } from "#server/core/characters.ts";
import type { Step } from "./steps.ts";
import { usePush } from "./use-push.ts";

const MARK = {
  done: <CircleCheck className="mt-0.5 size-4 shrink-0 text-positive" aria-hidden />,
  failed: <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />,
  waiting: <LoaderCircle className="mt-0.5 size-4 shrink-0 animate-spin text-muted" aria-hidden />,
} as const;

/** Messages of this browser while no page is open: on, off, and a test that says what became of it. */
export function PushHere() {
  const t = useTranslations("settings.push");
  const { state, steps, on, off, test } = usePush();
  if (state === undefined) return <p className="text-sm text-muted">{t("loading")}</p>;
  if (state === "unread") return <Notice tone="danger">{t("unread")}</Notice>;
  if (state === "unable" || state === "noKeys") return <p className="text-sm text-muted">{t(state)}</p>;
  const isBusy = on.isPending || off.isPending || test.isPending;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t(state)}</p>
      <div className="flex flex-wrap gap-2">
        {state === "on" ? (
          <Button variant="ghost" pending={off.isPending} onClick={() => isBusy || off.mutate()}>
            {t("turnOff")}
          </Button>
        ) : (
          <Button pending={on.isPending} onClick={() => isBusy || on.mutate()}>
            {t("turnOn")}
          </Button>
        )}
        <Button variant="ghost" pending={test.isPending} onClick={() => isBusy || test.mutate()}>
          {t("test")}
        </Button>
      </div>
      <ol aria-label={t("steps")} aria-live="polite" className="flex flex-col gap-1 text-sm">
        {steps.map((step) => (
          <StepLine key={step.says} step={step} />
        ))}
      </ol>
      {off.error ? <Notice tone="danger">{t("unread")}</Notice> : null}
    </div>
  );
}

function StepLine({ step: { says, state, service = "", status = 0, code = "", why = "" } }: { step: Step }) {
  const t = useTranslations("settings.push.step");
  return (
    <li className="flex items-start gap-2">
      {MARK[state]}
      <span className="min-w-0 break-words">
        {t(says, { service: isolated(service), status, code, why: isolated(why) })}
      </span>
    </li>
  );
}
