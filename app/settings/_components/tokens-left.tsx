"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { useNow } from "#app/_ui/use-now.ts";

/** What a new password leaves alone, named, with one button to end it all. */
export function TokensLeft() {
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
        {alive.length === 1 ? "This API token still works: " : "These API tokens still work: "}
        {alive.map(({ _id, name }, place) => (
          <span key={_id}>
            {place > 0 ? ", " : null}
            <bdi>{name}</bdi>
          </span>
        ))}
        . If somebody else may have known your password, revoke {alive.length === 1 ? "it" : "them"}.
      </p>
      <div className="mt-2">
        <Button size="sm" pending={revoke.isPending} onClick={() => revoke.mutate()}>
          {alive.length === 1 ? "Revoke this token" : "Revoke all tokens"}
        </Button>
      </div>
      {revoke.error ? <p className="mt-2">{failureOf(revoke.error).message}</p> : null}
    </Notice>
  );
}
