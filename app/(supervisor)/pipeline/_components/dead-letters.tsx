"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AtMost } from "#app/_ui/at-most.tsx";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { LetterOverview } from "#server/operate/letters/wire.ts";
import { LetterGroupItem } from "./letter-group.tsx";
import { Letters } from "./letters.tsx";
import { RedriveProgress } from "./redrive-progress.tsx";

type Shown = "failed" | "archived" | "resolved";

/** Messages that could not be handled, grouped by what is wrong with them, and what to do about it. */
export function DeadLetters() {
  const t = useTranslations("pipeline.deadLetters");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.deadLetters.groups.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }),
  );
  const { deadLettersInQueue } = useSuspenseQuery(trpc.pipeline.live.queryOptions()).data;
  const [shown, setShown] = useState<Shown>("failed");
  const { groups, totals, redrives } = data;
  const options = [
    { value: "failed", label: t("failed"), count: totals.failed + totals.retrying },
    { value: "archived", label: t("archived"), count: totals.archived },
    { value: "resolved", label: t("resolved"), count: totals.resolved },
  ] as const;
  return (
    <section aria-labelledby="dead-letters" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="dead-letters" className="text-base">
          {t("title")}
        </h2>
        <FilterChips label={t("which")} value={shown} options={options} onChange={setShown} />
      </div>
      {redrives
        .filter(({ groupId }) => groupId === null || !groups.some(({ id }) => id === groupId))
        .map((redrive) => (
          <RedriveProgress key={redrive.id} redrive={redrive} />
        ))}
      <AtMost shown={redrives.length} most={MOST_LISTED.redrives} of="latestRetries" />
      <Panel>
        {shown === "failed" ? (
          <Groups groups={groups} redrives={redrives} inQueue={deadLettersInQueue ?? 0} />
        ) : (
          <Letters key={shown} state={shown} groupId={null} />
        )}
      </Panel>
      {deadLettersInQueue ? (
        <p className="tabular text-sm text-muted">{t("inQueue", { count: deadLettersInQueue })}</p>
      ) : null}
    </section>
  );
}

function Groups({
  groups,
  redrives,
  inQueue,
}: Pick<LetterOverview, "groups" | "redrives"> & {
  /** Put aside, and not collected yet. */
  inQueue: number;
}) {
  const t = useTranslations("pipeline.deadLetters");
  if (groups.length === 0 && inQueue > 0) {
    return <p className="px-4 py-3 text-sm">{t("collected")}</p>;
  }
  if (groups.length === 0) {
    return (
      <p className="flex items-center gap-3 px-4 py-3 text-sm">
        <MailCheck className="size-5 shrink-0 text-positive" aria-hidden />
        <span>{t.rich("none", { more: (words) => <span className="text-muted">{words}</span> })}</span>
      </p>
    );
  }
  return (
    <>
      <ul className="divide-y divide-border">
        {groups.map((group) => (
          <LetterGroupItem
            key={group.id}
            group={group}
            redrive={redrives.find(({ groupId }) => groupId === group.id)}
          />
        ))}
      </ul>
      <AtMost shown={groups.length} most={MOST_LISTED.letterGroups} of="latestGroups" />
    </>
  );
}
