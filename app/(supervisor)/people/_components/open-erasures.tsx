"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { Time } from "#app/_ui/time.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { Name } from "#app/_ui/words.tsx";

/** Who has asked to be erased and waits for it, longest first. Nothing where nobody does. */
export function OpenErasures() {
  const trpc = useTRPC();
  const open = useOnceHydrated(useQuery(trpc.ownData.openErasures.queryOptions()).data) ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="erasures" className="flex flex-col gap-2">
      <h2 id="erasures" className="text-base">
        Asked to be erased
      </h2>
      <Panel aria-label="Requests for erasure">
        <ul className="divide-y divide-border">
          {open.map(({ userId, name, email, role, requestedAt }) => (
            <li key={userId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <div className="min-w-56 flex-1">
                <p className="truncate font-medium">
                  <Name>{name}</Name>
                </p>
                <p className="truncate text-sm text-muted">
                  <bdi>{email}</bdi> · {ROLE_WORDS[role].one}
                </p>
              </div>
              <Time at={requestedAt} className="text-sm text-muted" />
            </li>
          ))}
        </ul>
      </Panel>
      <p className="text-sm text-muted">Find them in the list to erase them. Staff are made customers first.</p>
    </section>
  );
}
