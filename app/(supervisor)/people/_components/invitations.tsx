"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { Name } from "#app/_ui/words.tsx";

/** Who was invited and has not come yet. Nothing where nobody is waited for. */
export function Invitations() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invitations = useOnceHydrated(useQuery(trpc.people.invitations.queryOptions()).data) ?? [];
  const withdraw = useMutation(
    trpc.people.withdrawInvitation.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.people.invitations.queryFilter()),
    }),
  );
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invited" className="flex flex-col gap-2">
      <h2 id="invited" className="text-base">
        Invited
      </h2>
      <Panel aria-label="Invitations">
        <ul className="divide-y divide-border">
          {invitations.map(({ name, email, role }) => (
            <li key={email} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-56 flex-1">
                <p className="truncate font-medium">
                  <Name>{name}</Name>
                </p>
                <p className="truncate text-sm text-muted">
                  <bdi>{email}</bdi> · {ROLE_WORDS[role].one}
                </p>
              </div>
              <Button
                variant="ghost"
                className="font-normal"
                aria-label={`Withdraw the invitation of ${name}`}
                pending={withdraw.isPending && withdraw.variables.email === email}
                onClick={() => withdraw.mutate({ email })}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
      {withdraw.error ? <Notice tone="danger">{failureOf(withdraw.error).message}</Notice> : null}
    </section>
  );
}
