"use client";

import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { HeldNote } from "#app/_ui/held-note.tsx";
import { useHeldStill } from "#app/_ui/use-held-still.ts";
import { useRowMotion } from "#app/_ui/use-row-motion.ts";
import { groupAgents } from "#app/(supervisor)/_view/group-agents.ts";
import type { BoardAgent, LineTicket } from "#server/desk/insights/wire.ts";
import { AgentRow } from "./agent-row.tsx";

/** Everybody by state. Within a state, whoever has been in it longest is at the top. */
export function Agents(props: {
  agents: readonly BoardAgent[];
  dragged: LineTicket | null;
  onGive: (ticket: LineTicket, agent: BoardAgent) => void;
  onTakeBack: (ticket: BoardAgent["current"][number], agent: BoardAgent) => void;
  onEdit: (agent: BoardAgent) => void;
}) {
  const t = useTranslations("board.agents");
  const { shown, hasNews, handlers } = useHeldStill(props.agents, props.dragged !== null);
  const groups = groupAgents(shown);
  const order = groups.flatMap((group) => [group.availability, ...group.agents.map((agent) => agent._id)]).join();
  const list = useRowMotion<HTMLDivElement>(order);
  return (
    <section
      aria-labelledby="agents-heading"
      data-pane="agents"
      data-purpose
      // It stays beside a long line, so that a ticket far down can still be dragged onto a person.
      className="min-w-0 border-border lg:sticky lg:top-[calc(var(--bar)+var(--tray,0px))] lg:max-h-[calc(100dvh-var(--bar)-var(--tray,0px))] lg:overflow-y-auto lg:border-s"
    >
      <header className="flex h-10 items-center justify-between gap-4 border-b border-border px-3">
        <h2 id="agents-heading" className="text-sm">
          {t("title")}
        </h2>
        {hasNews ? <HeldNote /> : null}
      </header>
      {groups.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={t("none.title")}
          action={<ButtonLink href="/people">{t("none.invite")}</ButtonLink>}
        >
          {t("none.line")}
        </EmptyState>
      ) : (
        <div ref={list} {...handlers}>
          {groups.map((group) => (
            <section key={group.availability} aria-labelledby={`agents-${group.availability}`}>
              <h3
                id={`agents-${group.availability}`}
                className="flex h-9 items-center gap-2 border-b border-border px-3 text-xs"
              >
                <AvailabilityChip availability={group.availability} />
                <span className="tabular text-muted">{group.agents.length}</span>
              </h3>
              <ul className="border-b border-border bg-surface">
                {group.agents.map((agent) => (
                  <AgentRow
                    key={agent._id}
                    agent={agent}
                    dragged={props.dragged}
                    onDrop={(ticket) => props.onGive(ticket, agent)}
                    onTakeBack={(ticket) => props.onTakeBack(ticket, agent)}
                    onEdit={() => props.onEdit(agent)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}
