"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";

/** For whoever has not shown that the address is theirs: what that keeps from them, and the link once more. */
export function UnprovedNotice({ email, isMailed }: { email: string; isMailed: boolean }) {
  const t = useTranslations("shell.unproved");
  const trpc = useTRPC();
  const send = useMutation(trpc.account.sendVerification.mutationOptions());
  return (
    <section aria-label={t("label")} className="border-b border-border bg-waiting-soft px-4 py-2 text-sm">
      <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1">
          {isMailed
            ? t.rich("mailed", { address: () => <bdi className="font-medium break-all">{email}</bdi> })
            : t("unmailed")}
        </p>
        <output className="text-muted">
          {send.isSuccess ? t("sent") : send.error ? failureOf(send.error).message : null}
        </output>
        {isMailed ? (
          <Button size="sm" pending={send.isPending} onClick={() => send.mutate()}>
            {t("send")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
