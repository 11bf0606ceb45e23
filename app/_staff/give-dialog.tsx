"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field, TextArea } from "#app/_ui/field.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Name, Title } from "#app/_ui/words.tsx";
import type { AgentView } from "#server/desk/agents/wire.ts";
import type { LineTicket } from "#server/desk/insights/wire.ts";
import { findAgents } from "./find-agents.ts";
import { giveAdvice } from "./give-advice.ts";
import { LoadPips } from "./load-pips.tsx";
import { shownState } from "./shown-state.ts";

const MOST_NOTED = 2000;

/** Type a name, press Enter: the way to give a ticket without dragging. */
export function GiveDialog<Agent extends AgentView>(props: {
  ticket: Pick<LineTicket, "complaintId" | "title" | "category">;
  agents: readonly Agent[];
  /** Whether something can be said to whoever gets it. */
  hasNote?: boolean;
  onGive: (agent: Agent, note: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("staff.give");
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const found = findAgents(props.agents, typed);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title={t("title", { ticket: props.ticket.complaintId })}
      description={<Title>{props.ticket.title}</Title>}
    >
      {props.hasNote ? (
        <Field label={t("note")} hint={t("noteHint")}>
          {(wiring) => (
            <TextArea
              {...wiring}
              maxLength={MOST_NOTED}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              className="min-h-16"
            />
          )}
        </Field>
      ) : null}
      <Command shouldFilter={false} label={t("agents")} loop>
        <Command.Input
          dir="auto"
          value={typed}
          onValueChange={setTyped}
          placeholder={t("search")}
          ref={focusOnMount}
          className="h-11 w-full rounded-md border border-control bg-surface px-3 text-base"
        />
        <Command.List className="mt-2 max-h-72 overflow-y-auto">
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted">{t("nobody")}</Command.Empty>
          {found.map((agent) => (
            <Command.Item
              key={agent._id}
              value={agent._id}
              onSelect={() => props.onGive(agent, note)}
              className="flex min-h-11 cursor-default flex-wrap items-center gap-x-3 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-sunken"
            >
              <span className="font-medium">
                <Name>{agent.name}</Name>
              </span>
              <LoadPips load={agent.load} capacity={agent.capacity} />
              <span className="ms-auto">
                <AvailabilityChip availability={shownState(agent)} />
              </span>
              <span className="w-full text-xs text-muted empty:hidden">{giveAdvice(agent, props.ticket, t)}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
