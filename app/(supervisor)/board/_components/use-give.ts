"use client";

import { useTranslations } from "next-intl";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { toast } from "#app/_ui/toast.ts";
import { isolated } from "#server/core/characters.ts";
import type { BoardAgent } from "#server/desk/insights/wire.ts";

interface TicketRef {
  readonly _id: string;
  readonly complaintId: string;
}

/** Giving and taking back, each with its undo: nothing asks beforehand what can be undone afterwards. */
export function useGive() {
  const t = useTranslations("board.give");
  const { assign } = useTicketActions();

  const change = async (ticket: TicketRef, agentId: string | null): Promise<boolean> => {
    try {
      await assign.mutateAsync({ id: ticket._id, agentId });
      return true;
    } catch (error) {
      toast.error(failureOf(error).message);
      return false;
    }
  };

  const give = async (ticket: TicketRef, agent: Pick<BoardAgent, "_id" | "name">): Promise<void> => {
    if (!(await change(ticket, agent._id))) return;
    const undo = { label: t("undo"), onClick: () => void change(ticket, null) };
    toast.success(t("given", { ticket: ticket.complaintId, name: isolated(agent.name) }), { action: undo });
  };

  const takeBack = async (ticket: TicketRef, agent: Pick<BoardAgent, "_id" | "name">): Promise<void> => {
    if (!(await change(ticket, null))) return;
    const undo = { label: t("undo"), onClick: () => void change(ticket, agent._id) };
    toast.success(t("takenBack", { ticket: ticket.complaintId, name: isolated(agent.name) }), { action: undo });
  };

  return { give, takeBack, isPending: assign.isPending };
}
