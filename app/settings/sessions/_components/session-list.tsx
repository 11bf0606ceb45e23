"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { leave, signOut } from "#app/_shell/sign-out.ts";
import { useUnsentAsked } from "#app/_shell/use-unsent-asked.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SessionRow } from "./session-row.tsx";

/** Every browser that this person is signed in with, and the ways out. */
export function SessionList() {
  const t = useTranslations("settings.sessions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: sessions } = useSuspenseQuery(trpc.sessions.list.queryOptions());
  const end = useMutation(
    trpc.sessions.end.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.sessions.list.queryFilter()),
    }),
  );
  const endThis = useMutation({ mutationFn: signOut });
  const endAll = useMutation(trpc.sessions.endAll.mutationOptions({ onSuccess: leave }));
  const { ask, dialog } = useUnsentAsked();
  const failed = [end, endThis, endAll].find(({ error }) => error)?.error;
  return (
    <div data-purpose className="flex flex-col gap-4">
      {sessions.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ul className="rounded-lg border border-border bg-surface">
          {sessions.map((session) => (
            <SessionRow
              key={session._id}
              session={session}
              isEnding={
                session.isThisOne ? endThis.isPending : end.isPending && end.variables.sessionId === session._id
              }
              onEnd={() => (session.isThisOne ? ask(() => endThis.mutate()) : end.mutate({ sessionId: session._id }))}
            />
          ))}
        </ul>
      )}
      {failed ? <Notice tone="danger">{failureOf(failed).message}</Notice> : null}
      <div className="flex flex-col gap-2">
        <div>
          <Button
            variant="danger"
            icon={<LogOut className="size-4" aria-hidden />}
            pending={endAll.isPending}
            onClick={() => ask(() => endAll.mutate())}
          >
            {t("endAll")}
          </Button>
        </div>
        <p className="text-sm text-muted">{t("all")}</p>
      </div>
      {dialog}
    </div>
  );
}
