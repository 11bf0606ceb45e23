"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { ListedState } from "#server/desk/inbox/wire.ts";
import { InboxRow } from "./inbox-row.tsx";

/** Nothing tells this page of a mail: it looks. */
const LOOK_MS = 5_000;
const STATES = ["waits", "refused", "unreadable"] as const satisfies readonly ListedState[];

/** What waits first, and behind it what was refused; admins see also what no program could read. */
export function InboxMails({ isAdmin }: { isAdmin: boolean }) {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const [state, setState] = useState<ListedState>("waits");
  const { data } = useSuspenseQuery({ ...trpc.inbox.list.queryOptions({ state }), refetchInterval: LOOK_MS });
  const states = STATES.filter((each) => isAdmin || each !== "unreadable");
  return (
    <>
      <FilterChips
        label={t("states.label")}
        value={state}
        onChange={setState}
        options={states.map((value) => ({
          value,
          label: t(`states.${value}`),
          ...(value === "waits" ? { count: data.waiting } : {}),
        }))}
      />
      <Panel data-purpose aria-label={t("list")}>
        {data.mails.length === 0 ? (
          <EmptyState icon={MailCheck} title={t(`none.${state}.title`)}>
            {t(`none.${state}.line`)}
          </EmptyState>
        ) : (
          <>
            <ul className="divide-y divide-border">
              {data.mails.map((mail) => (
                <InboxRow key={mail._id} mail={mail} />
              ))}
            </ul>
            <AtMost shown={data.mails.length} most={MOST_LISTED.inbox} of="newest" />
          </>
        )}
      </Panel>
    </>
  );
}
