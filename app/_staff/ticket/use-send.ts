"use client";

import { useState } from "react";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { toast } from "#app/_ui/toast.ts";
import { cleanText } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { SendAction } from "./send-options.ts";

interface Sending {
  readonly complaint: ComplaintDetail;
  /** Called once the server has agreed and the lists are fresh, before the ticket may leave the screen. */
  readonly onSent: (action: SendAction) => void;
}

export function isResolving(action: SendAction): boolean {
  return action === "resolve" || action === "resolve-quietly";
}

/** Sends what was written in one of the ways there are; the text is only let go of when the server has it. */
export function useSend({ complaint, onSent }: Sending) {
  const { changeStatus, comment } = useTicketActions();
  const [pending, setPending] = useState<SendAction | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { _id: id, complaintId } = complaint;

  const ask = (action: SendAction, text: string) => {
    const message = cleanText(text) || undefined;
    if (isResolving(action)) return changeStatus.mutateAsync({ id, status: "Resolved", message });
    if (action === "wait") return changeStatus.mutateAsync({ id, status: "Waiting on Customer", message });
    return comment.mutateAsync({ id, message: message ?? "", internal: action === "note" });
  };

  const send = async (action: SendAction, text: string) => {
    if (pending) return;
    setPending(action);
    setProblem(null);
    try {
      await ask(action, text);
      if (isResolving(action)) announceResolved();
      onSent(action);
    } catch (error) {
      setProblem(failureOf(error).message);
    } finally {
      setPending(null);
    }
  };

  // The ticket has slid out of sight: the toast says so, and is the way back.
  const announceResolved = () => {
    const reopen = () =>
      void changeStatus
        .mutateAsync({ id, status: "Open" })
        .catch((error: unknown) => toast.error(failureOf(error).message));
    toast.success(`${complaintId} resolved`, { action: { label: "Reopen", onClick: reopen } });
  };

  return { send, pending, problem };
}
