"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Wish } from "#app/_drafts/send.ts";
import { useSend } from "#app/_drafts/use-send.ts";
import { filesOf, type KeptFiles, shownAs } from "#app/_files/use-kept-files.ts";
import type { Call } from "#app/_staff/colleagues/mentions.ts";
import { useTicketActions } from "#app/_staff/use-ticket-actions.ts";
import { failureOf } from "#app/_trpc/failure.ts";
import { toast } from "#app/_ui/toast.ts";
import { cleanText } from "#server/core/characters.ts";
import type { Status } from "#server/core/vocabulary.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import type { Macro } from "#server/desk/macros/wire.ts";
import type { SendAction } from "./send-options.ts";

interface Sending {
  readonly complaint: ComplaintDetail;
  readonly place: string;
  readonly files: Pick<KeptFiles, "kept">;
  /** Whom a note calls. */
  readonly calledIn: (words: string) => readonly Call[];
  /** The ticket's own page. */
  readonly href: string;
  /** Called once the server has agreed, before the ticket may leave the screen. */
  readonly onSent: (action: SendAction) => void;
}

/** What a macro does that moves a ticket is the same as if it had been sent so. */
const MOVED_BY: Partial<Record<Status, SendAction>> = { Resolved: "resolve", "Waiting on Customer": "wait" };

const MACRO_GONE = "macro.not-found";

export function isResolving(action: SendAction): boolean {
  return action === "resolve" || action === "resolve-quietly";
}

/** Sends what was written in one of the ways there are; without a word it is a button like any other. */
export function useSendTicket({ complaint, place, files, calledIn, href, onSent }: Sending) {
  const t = useTranslations("staff.write");
  const { changeStatus, applyMacro } = useTicketActions();
  const [action, setAction] = useState<SendAction | null>(null);
  const { send: sendOff, isPending, problem } = useSend(place);
  const { _id: id, complaintId } = complaint;
  const pending = changeStatus.isPending && action === "resolve-quietly" ? action : isPending ? action : null;

  const sent = (done: SendAction) => {
    if (isResolving(done)) announceResolved();
    onSent(done);
  };
  /** `seenRev`: the ticket's when its writer had read it; the server holds it back where others wrote since. */
  const send = (next: SendAction, text: string, seenRev: number) => {
    if (pending) return;
    setAction(next);
    const message = cleanText(text);
    if (next === "resolve-quietly") {
      changeStatus.mutate({ id, status: "Resolved" }, { onSuccess: () => sent(next) });
      return;
    }
    const what = t(next === "note" || next === "ask" ? "yourNote" : "yourReply", { ticket: complaintId });
    sendOff(
      wishOf({ id, seenRev }, next, message, { ...files, calls: calledIn(message) }),
      { line: id, what, words: shownAs(message, files), href },
      ({ kind }) => {
        if (kind === "taken") sent(next);
      },
    );
  };

  /** What is written, with what a macro does in the same step. `onGone`: there is no such macro any more. */
  const sendWith = (macro: Macro, text: string, seenRev: number, onGone: () => void) => {
    if (pending) return;
    const done = MOVED_BY[macro.acts.status ?? "Open"] ?? "send";
    setAction(done);
    const message = cleanText(text);
    const wish: Wish = { verb: "applyMacro", input: { id, seenRev, macroId: macro.id, message, ...filesOf(files) } };
    const about = { line: id, what: t("yourReply", { ticket: complaintId }), words: shownAs(message, files), href };
    sendOff(wish, about, (outcome) => {
      if (outcome.kind === "taken") sent(done);
      if (outcome.kind === "refused" && outcome.problem.code === MACRO_GONE) onGone();
    });
  };
  /** A macro as it is: the server fills in its words. */
  const applyAsIs = (macro: Macro) => {
    const done = MOVED_BY[macro.acts.status ?? "Open"];
    applyMacro.mutate(
      { id, macroId: macro.id },
      { onSuccess: () => done && sent(done), onError: (error) => toast.error(failureOf(error).message) },
    );
  };

  // The ticket has slid out of sight: the toast says so, and is the way back.
  const announceResolved = () => {
    const reopen = () =>
      void changeStatus
        .mutateAsync({ id, status: "Open" })
        .catch((error: unknown) => toast.error(failureOf(error).message));
    toast.success(t("resolved", { ticket: complaintId }), { action: { label: t("reopen"), onClick: reopen } });
  };

  const quietProblem =
    action === "resolve-quietly" && changeStatus.error ? failureOf(changeStatus.error).message : null;
  return { send, sendWith, applyAsIs, pending, problem: problem?.message ?? quietProblem };
}

function wishOf(
  to: { id: string; seenRev: number },
  action: SendAction,
  message: string,
  { calls, ...files }: Pick<KeptFiles, "kept"> & { readonly calls: readonly Call[] },
): Wish {
  const said = { ...to, ...(message === "" ? {} : { message }), ...filesOf(files) };
  if (isResolving(action)) return { verb: "changeStatus", input: { ...said, status: "Resolved" } };
  if (action === "wait") return { verb: "changeStatus", input: { ...said, status: "Waiting on Customer" } };
  const mentions = calls.length > 0 ? { mentions: [...calls] } : {};
  const isNote = action === "note" || action === "ask";
  return { verb: "comment", input: { ...said, internal: isNote, asksForHelp: action === "ask", ...mentions } };
}
