"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { toast } from "#app/_ui/toast.ts";
import { isolated } from "#server/core/characters.ts";
import type { Person } from "#server/desk/people/wire.ts";
import { doneWords, offWords, onWords } from "./access-words.ts";

const UNDONE_WITHIN_MS = 20_000;

/** Says what follows before somebody is shut out or let in again, and afterwards what was done, with a way back. */
export function AccessDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people.access");
  const { _id: userId, active: isLeaving } = person;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const holdings = useQuery(
    trpc.desk.holdings.queryOptions({ userId }, { enabled: isLeaving, staleTime: 0, gcTime: 0 }),
  );
  const show = () => Promise.all([queryClient.invalidateQueries(trpc.people.pathFilter()), refresh()]);
  const sayIsBack = () => toast.success(doneWords(person, null, t), { description: onWords(person, t).join(" ") });
  // Pressed when the dialog is gone: it says by itself what came of it.
  const undo = useMutation(
    trpc.people.change.mutationOptions({
      async onSuccess() {
        sayIsBack();
        await show();
      },
      onError: (error) => toast.error(failureOf(error).message),
    }),
  );
  const change = useMutation(
    trpc.people.change.mutationOptions({
      async onSuccess() {
        if (isLeaving) {
          toast.success(doneWords(person, holdings.data ?? null, t), {
            duration: UNDONE_WITHIN_MS,
            action: { label: t("undo"), onClick: () => undo.mutate({ userId, active: true }) },
          });
        } else sayIsBack();
        await show();
      },
      onError: sayWhenGone,
    }),
  );
  const act = async () => {
    try {
      await change.mutateAsync({ userId, active: !isLeaving });
      onClose();
    } catch {
      // It stays, and says why.
    }
  };
  const lines = isLeaving ? (holdings.data ? offWords(person, holdings.data, t) : null) : onWords(person, t);
  const refusal = change.error ?? holdings.error;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(isLeaving ? "deactivateTitle" : "activateTitle", { name: isolated(person.name) })}
    >
      {lines ? (
        <ul className="flex list-disc flex-col gap-1.5 ps-5 text-sm">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : holdings.error ? null : (
        <SkeletonRows rows={3} rowClass="h-5" label={t("looking")} />
      )}
      {refusal && !isGone(refusal) ? <Notice tone="danger">{failureOf(refusal).message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        {isLeaving && holdings.data?.isLastAdmin ? null : (
          <Button variant="primary" pending={change.isPending} onClick={() => void act()}>
            {isLeaving ? t("deactivate") : t("activate")}
          </Button>
        )}
        <Button variant="ghost" onClick={onClose}>
          {t("leave")}
        </Button>
      </div>
    </Dialog>
  );
}
