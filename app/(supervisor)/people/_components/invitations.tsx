"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { Name } from "#app/_ui/words.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";

/** Who was invited and has not come yet. Nothing where nobody is waited for. */
export function Invitations() {
  const t = useTranslations("people.invited");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invitations = useOnceHydrated(useQuery(trpc.people.invitations.queryOptions()).data) ?? [];
  const withdraw = useMutation(
    trpc.people.withdrawInvitation.mutationOptions({
      onError: sayWhenGone,
      onSettled: () => queryClient.invalidateQueries(trpc.people.invitations.queryFilter()),
    }),
  );
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invited" className="flex flex-col gap-2">
      <h2 id="invited" className="text-base">
        {t("title")}
      </h2>
      <Panel aria-label={t("label")}>
        <ul className="divide-y divide-border">
          {invitations.map(({ name, email, role }) => (
            <li key={email} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-56 flex-1">
                <p className="font-medium">
                  <Name>{name}</Name>
                </p>
                <p className="text-sm text-muted">
                  <bdi>{email}</bdi> · {sayRole(`${role}.one`)}
                </p>
              </div>
              <Button
                variant="ghost"
                className="font-normal"
                aria-label={t("withdrawOf", { name })}
                pending={withdraw.isPending && withdraw.variables.email === email}
                onClick={() => withdraw.mutate({ email })}
              >
                {t("withdraw")}
              </Button>
            </li>
          ))}
        </ul>
        <AtMost shown={invitations.length} most={MOST_LISTED.invitations} of="endFirst" />
      </Panel>
      {withdraw.error && !isGone(withdraw.error) ? (
        <Notice tone="danger">{failureOf(withdraw.error).message}</Notice>
      ) : null}
    </section>
  );
}
