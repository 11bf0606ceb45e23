"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Switch } from "#app/_ui/switch.tsx";

/** Whether everybody of staff has to have a second factor. It takes one's password, and a second factor of one's own. */
export function StaffRule() {
  const t = useTranslations("people.staffRule");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useId();
  const { data: rule } = useSuspenseQuery(trpc.secondFactor.staffRule.queryOptions());
  const set = useMutation(
    trpc.secondFactor.setStaffRule.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.secondFactor.pathFilter()),
    }),
  );
  const confirmed = useConfirmed();
  // A refusal stays below the switch.
  const change = (isRequired: boolean) => confirmed.run(() => set.mutateAsync({ isRequired })).catch(() => {});
  return (
    <Panel aria-label={t("label")} className="flex flex-col gap-3 p-4 short:p-2">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1 sm:short:flex sm:short:gap-4">
          <label htmlFor={id} className="text-sm font-medium whitespace-nowrap">
            {t("title")}
          </label>
          <details className="text-sm text-muted">
            <summary className="w-fit rounded-md underline underline-offset-2">{t("asks")}</summary>
            {t("what")}
          </details>
        </div>
        <Switch
          id={id}
          checked={set.isPending ? set.variables.isRequired : rule.isRequired}
          disabled={set.isPending}
          onChange={(isRequired) => void change(isRequired)}
        />
      </div>
      {set.error ? <Notice tone="danger">{failureOf(set.error).message}</Notice> : null}
      {confirmed.dialog}
    </Panel>
  );
}
