"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import type { LetterOverview } from "#server/operate/letters/wire.ts";
import { LetterGroupItem } from "./letter-group.tsx";
import { Letters } from "./letters.tsx";
import { RedriveProgress } from "./redrive-progress.tsx";

type Shown = "failed" | "archived" | "resolved";

/** Messages that could not be handled, grouped by what is wrong with them, and what to do about it. */
export function DeadLetters() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.deadLetters.groups.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }),
  );
  const { deadLettersInQueue } = useSuspenseQuery(trpc.pipeline.live.queryOptions()).data;
  const [shown, setShown] = useState<Shown>("failed");
  const { groups, totals, redrives } = data;
  const options = [
    { value: "failed", label: "Need you", count: totals.failed + totals.retrying },
    { value: "archived", label: "Archived", count: totals.archived },
    { value: "resolved", label: "Solved by a retry", count: totals.resolved },
  ] as const;
  return (
    <section aria-labelledby="dead-letters" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="dead-letters" className="text-base">
          Dead letters
        </h2>
        <FilterChips label="Which dead letters" value={shown} options={options} onChange={setShown} />
      </div>
      {redrives
        .filter(({ groupId }) => groupId === null || !groups.some(({ id }) => id === groupId))
        .map((redrive) => (
          <RedriveProgress key={redrive.id} redrive={redrive} />
        ))}
      <Panel>
        {shown === "failed" ? (
          <Groups groups={groups} redrives={redrives} />
        ) : (
          <Letters key={shown} state={shown} groupId={null} />
        )}
      </Panel>
      {deadLettersInQueue ? (
        <p className="tabular text-sm text-muted">
          {deadLettersInQueue === 1 ? "1 more is" : `${deadLettersInQueue} more are`} in the dead-letter queue; a
          consumer collects them within minutes.
        </p>
      ) : null}
    </section>
  );
}

function Groups({ groups, redrives }: Pick<LetterOverview, "groups" | "redrives">) {
  if (groups.length === 0) {
    return (
      <p className="flex items-center gap-3 px-4 py-3 text-sm">
        <MailCheck className="size-5 shrink-0 text-positive" aria-hidden />
        <span>
          No dead letters.{" "}
          <span className="text-muted">
            A message that cannot be handled is put aside here, with the reason and what to do.
          </span>
        </span>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-border">
      {groups.map((group) => (
        <LetterGroupItem key={group.id} group={group} redrive={redrives.find(({ groupId }) => groupId === group.id)} />
      ))}
    </ul>
  );
}
