"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";

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
      <Dialog open={isAsking} onOpenChange={setIsAsking} title={t("ask")} description={t("sure")}>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setIsAsking(false)}>{t("keep")}</Button>
          <Button variant="danger" onClick={request}>
            {t("confirm")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
