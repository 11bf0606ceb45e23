"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { type FormEvent, useDeferredValue, useState } from "react";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field, TextInput } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
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
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState(EMPTY);
  const set = (part: Partial<ReplayWish>) => setWish({ ...wish, ...part });
  const filter = useDeferredValue(filterOf(wish));
  const count = useQuery(trpc.replay.count.queryOptions(filter, { placeholderData: keepPreviousData }));
  const start = useMutation(
    trpc.replay.start.mutationOptions(afterWrite(() => queryClient.invalidateQueries(trpc.replay.list.pathFilter()))),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(startOf(wish), { onSuccess: () => set({ isConfirmed: false }) });
  };
  const refused = start.error ? failureOf(start.error) : count.error ? failureOf(count.error) : null;
  const events = count.isError ? null : (count.data?.count ?? null);
  return (
    <Panel aria-label="New replay">
      <form onSubmit={submit} noValidate className="flex flex-col gap-2 p-4">
        <TypeChoice chosen={wish.types} onChange={(types) => set({ types })} />
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          <Field label="From" error={refused?.fields["from"]} hint="Empty: from the beginning">
            {(wiring) => (
              <TextInput
                {...wiring}
                type="datetime-local"
                value={wish.from}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </Field>
          <Field label="To" error={refused?.fields["to"]} hint="Empty: up to now">
            {(wiring) => (
              <TextInput
                {...wiring}
                type="datetime-local"
                value={wish.to}
                onChange={(event) => set({ to: event.target.value })}
              />
            )}
          </Field>
          <Field label="Complaint" error={refused?.fields["ticket"]} hint="Empty: all of them">
            {(wiring) => (
              <TextInput
                {...wiring}
                value={wish.ticket}
                maxLength={40}
                placeholder="COMP-10001"
                autoComplete="off"
                onChange={(event) => set({ ticket: event.target.value })}
              />
            )}
          </Field>
          <Field label="Events per second" error={refused?.fields["perSecond"]} hint="1 to 500">
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
          disabledReason={whyNot(events, wish)}
        >
          {events === null ? "Send again" : `Send ${events === 1 ? "1 event" : `${events} events`} again`}
        </Button>
      </form>
    </Panel>
  );
}

function whyNot(events: number | null, { target, isConfirmed }: ReplayWish): string | undefined {
  if (events === 0) return "There is no such event.";
  if (target === "topic" && !isConfirmed) return "Confirm first that every subscriber may get them.";
  return undefined;
}
