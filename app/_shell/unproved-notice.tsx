"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";

/** For whoever has not shown that the address is theirs: what that keeps from them, and the link once more. */
export function UnprovedNotice({ email, isMailed }: { email: string; isMailed: boolean }) {
  const trpc = useTRPC();
  const send = useMutation(trpc.account.sendVerification.mutationOptions());
  return (
    <section aria-label="Your address" className="border-b border-border bg-waiting-soft px-4 py-2 text-sm">
      <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1">
          {isMailed ? (
            <>
              Open the link that we sent to <bdi className="font-medium break-all">{email}</bdi>. Until then you get no
              mail from us.
            </>
          ) : (
            <>Nobody has confirmed your address yet. Ask an administrator for a link.</>
          )}
        </p>
        <output className="text-muted">
          {send.isSuccess ? "Sent again" : send.error ? failureOf(send.error).message : null}
        </output>
        {isMailed ? (
          <Button size="sm" pending={send.isPending} onClick={() => send.mutate()}>
            Send it again
          </Button>
        ) : null}
      </div>
    </section>
  );
}
