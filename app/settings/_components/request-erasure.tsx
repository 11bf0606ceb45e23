"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";

const SureDialog = loadLater(async () => (await import("./sure-dialog.tsx")).SureDialog);

/** Asks the administrators to erase what is this person's, says since when, and takes it back. */
export function RequestErasure() {
  const t = useTranslations("settings.erasure");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const state = trpc.ownData.erasure.queryOptions();
  const { data } = useSuspenseQuery(state);
  const [isAsking, setIsAsking] = useState(false);
  const answered = {
    onSuccess: (answer: typeof data) => queryClient.setQueryData(state.queryKey, answer),
  };
  const ask = useMutation(trpc.ownData.requestErasure.mutationOptions(answered));
  const withdraw = useMutation(trpc.ownData.withdrawErasure.mutationOptions(answered));
  const { requestedAt } = data;
  const failed = ask.error ?? withdraw.error;
  const request = () => {
    setIsAsking(false);
    ask.mutate();
  };
  return (
    <div className="flex flex-col gap-3">
      {requestedAt ? (
        <>
          <Notice tone="waiting">{t.rich("asked", { when: () => <Time at={requestedAt} /> })}</Notice>
          <div>
            <Button pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t("withdraw")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="text-sm text-muted">{t("what")}</p>
          <div>
            <Button variant="danger" pending={ask.isPending} onClick={() => setIsAsking(true)}>
              {t("ask")}
            </Button>
          </div>
        </>
      )}
      {failed ? <Notice tone="danger">{failureOf(failed).message}</Notice> : null}
      {isAsking ? (
        <Suspense>
          <SureDialog onYes={request} onNo={() => setIsAsking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
