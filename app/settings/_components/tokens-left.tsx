"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { useNow } from "#app/_ui/use-now.ts";

/** What a new password leaves alone, named, with one button to end it all. */
export function TokensLeft() {
  const t = useTranslations("settings.password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const tokens = useOnceHydrated(useQuery(trpc.tokens.list.queryOptions()).data) ?? [];
  const revoke = useMutation(
    trpc.tokens.revokeAll.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.tokens.list.queryFilter()),
    }),
  );
  const now = useNow(60_000);
  const alive = tokens.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
  if (alive.length === 0) return null;
  return (
    <Notice tone="info">
      <p>
        {t.rich("tokensLeft", {
          count: alive.length,
          names: () =>
            alive.map(({ _id, name }, place) => (
              <span key={_id}>
                {place > 0 ? ", " : null}
                <bdi>{name}</bdi>
              </span>
            )),
        })}
      </p>
      <div className="mt-2">
        <Button size="sm" pending={revoke.isPending} onClick={() => revoke.mutate()}>
          {t("revoke", { count: alive.length })}
        </Button>
      </div>
      {revoke.error ? <p className="mt-2">{failureOf(revoke.error).message}</p> : null}
    </Notice>
  );
}
