"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { LoadPips } from "#app/_staff/load-pips.tsx";
import { shownState } from "#app/_staff/shown-state.ts";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { Avatar } from "#app/_ui/avatar.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Name } from "#app/_ui/words.tsx";
import { CapacityStepper } from "#app/(supervisor)/_components/capacity-stepper.tsx";
import { SkillsEditor } from "#app/(supervisor)/_components/skills-editor.tsx";

/** Everybody who takes complaints, with their places and categories open to change. */
export function AgentList() {
  const t = useTranslations("agents");
  const trpc = useTRPC();
  const { data: agents } = useSuspenseQuery(trpc.agents.list.queryOptions());
  if (agents.length === 0) {
    return (
      <Panel data-purpose>
        <EmptyState
          icon={UsersRound}
          title={t("none.title")}
          action={<ButtonLink href="/people">{t("none.invite")}</ButtonLink>}
        >
          {t("none.line")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel data-purpose aria-label={t("list")}>
      <ul className="divide-y divide-border">
        {agents.map((agent) => (
          <li key={agent._id} className="flex flex-col gap-3 p-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <h2 className="flex min-w-0 items-center gap-3 text-sm">
                <Avatar name={agent.name} />
                <span>
                  <Name>{agent.name}</Name>
                </span>
              </h2>
              <span className="flex items-center gap-2 text-xs text-muted">
                <AvailabilityChip availability={shownState(agent)} />
                <TimeInState since={agent.since} />
              </span>
              <LoadPips load={agent.load} capacity={agent.capacity} />
              <div className="ms-auto flex items-center gap-2">
                <span className="text-sm text-muted">{t("places")}</span>
                <CapacityStepper agent={agent} />
              </div>
            </div>
            <SkillsEditor agent={agent} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
