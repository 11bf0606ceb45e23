"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";

/** Asks the administrators to erase what is this person's, says since when, and takes it back. */
export function RequestErasure() {
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
  const failed = ask.error ?? withdraw.error;
  const request = () => {
    setIsAsking(false);
    ask.mutate();
  };
  return (
    <div className="flex flex-col gap-3">
      {data.requestedAt ? (
        <>
          <Notice tone="waiting">
            You asked for your data to be erased <Time at={data.requestedAt} />. An administrator does it; then you are
            signed out for good.
          </Notice>
          <div>
            <Button pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
              Take the request back
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="text-sm text-muted">
            Your name, your address and everything you wrote go for good. That there were complaints stays, without
            words.
          </p>
          <div>
            <Button variant="danger" pending={ask.isPending} onClick={() => setIsAsking(true)}>
              Ask for your data to be erased
            </Button>
          </div>
        </>
      )}
      {failed ? <Notice tone="danger">{failureOf(failed).message}</Notice> : null}
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Ask for your data to be erased"
        description="An administrator is asked to do it. Until they have, you can go on, and take it back here. Download your data first if you want to keep any of it."
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setIsAsking(false)}>Keep everything</Button>
          <Button variant="danger" onClick={request}>
            Ask for it
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
