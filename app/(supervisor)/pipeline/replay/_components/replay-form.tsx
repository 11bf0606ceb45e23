"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useDeferredValue, useState } from "react";
import type { Say } from "#app/_language/say.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { useReaderZone } from "#app/_ui/reader-zone.tsx";
import { filterOf, type ReplayWish, startOf } from "../../_view/replay-wish.ts";
import { DryRun } from "./dry-run.tsx";
import { TargetChoice } from "./target-choice.tsx";
import { TypeChoice } from "./type-choice.tsx";

const EMPTY: ReplayWish = {
  types: [],
  from: "",
  to: "",
  ticket: "",
  perSecond: "50",
  target: "queue",
  isConfirmed: false,
};

/** Which events, how fast and where to. The count is always that of the form as it stands. */
export function ReplayForm() {
  const t = useTranslations("pipeline.replay.form");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { timeZone } = useReaderZone();
  const [wish, setWish] = useState(EMPTY);
  const set = (part: Partial<ReplayWish>) => setWish({ ...wish, ...part });
  const filter = useDeferredValue(filterOf(wish, timeZone));
  const count = useQuery(trpc.replay.count.queryOptions(filter, { placeholderData: keepPreviousData }));
  const start = useMutation(
    trpc.replay.start.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.replay.list.pathFilter()),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(startOf(wish, timeZone), { onSuccess: () => set({ isConfirmed: false }) });
  };
  const refused = start.error ? failureOf(start.error) : count.error ? failureOf(count.error) : null;
  const events = count.isError ? null : (count.data?.count ?? null);
  return (
    <Panel data-purpose aria-label={t("label")}>
      <Form onSubmit={submit} className="flex flex-col gap-2 p-4">
        <TypeChoice chosen={wish.types} onChange={(types) => set({ types })} />
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          <Field label={t("from")} aside={timeZone} error={refused?.fields["from"]} hint={t("fromHint")}>
            {(wiring) => (
              <TextInput
                {...wiring}
                type="datetime-local"
                value={wish.from}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("to")} aside={timeZone} error={refused?.fields["to"]} hint={t("toHint")}>
            {(wiring) => (
              <TextInput
                {...wiring}
                type="datetime-local"
                value={wish.to}
                onChange={(event) => set({ to: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("complaint")} error={refused?.fields["ticket"]} hint={t("complaintHint")}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={wish.ticket}
                placeholder="COMP-10001"
                autoComplete="off"
                onChange={(event) => set({ ticket: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("perSecond")} error={refused?.fields["perSecond"]} hint={t("perSecondHint")}>
            {(wiring) => (
              <TextInput
                {...wiring}
                type="number"
                min={1}
                max={500}
                value={wish.perSecond}
                onChange={(event) => set({ perSecond: event.target.value })}
              />
            )}
          </Field>
        </div>
        <TargetChoice wish={wish} onChange={set} />
        <DryRun count={count.isError ? null : (count.data ?? null)} perSecond={Number(wish.perSecond)} />
        {refused && Object.keys(refused.fields).length === 0 ? <Notice tone="danger">{refused.message}</Notice> : null}
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          pending={start.isPending}
          icon={<RotateCcw className="size-4" aria-hidden />}
          disabledReason={whyNot(events, wish, t)}
        >
          {events === null ? t("submit") : t("submitCount", { count: events })}
        </Button>
      </Form>
    </Panel>
  );
}

function whyNot(
  events: number | null,
  { target, isConfirmed }: ReplayWish,
  say: Say<"pipeline.replay.form">,
): string | undefined {
  if (events === 0) return say("noEvent");
  if (target === "topic" && !isConfirmed) return say("confirmFirst");
  return undefined;
}
