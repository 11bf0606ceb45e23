"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Time } from "#app/_ui/time.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { Name } from "#app/_ui/words.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";

/** Who has asked to be erased and waits for it, longest first. Nothing where nobody does. */
export function OpenErasures() {
  const t = useTranslations("people.erasures");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const open = useOnceHydrated(useQuery(trpc.ownData.openErasures.queryOptions()).data) ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="erasures" className="flex flex-col gap-2">
      <h2 id="erasures" className="text-base">
        {t("title")}
      </h2>
      <Panel aria-label={t("label")}>
        <ul className="divide-y divide-border">
          {open.map(({ userId, name, email, role, requestedAt }) => (
            <li key={userId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <div className="min-w-56 flex-1">
                <p className="font-medium">
                  <Name>{name}</Name>
                </p>
                <p className="text-sm text-muted">
                  <bdi>{email}</bdi> · {sayRole(`${role}.one`)}
                </p>
              </div>
              <Time at={requestedAt} className="text-sm text-muted" />
            </li>
          ))}
        </ul>
        <AtMost shown={open.length} most={MOST_LISTED.erasures} of="waitLongest" />
      </Panel>
      <p className="text-sm text-muted">{t("hint")}</p>
    </section>
  );
}
