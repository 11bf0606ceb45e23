"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useRefresh } from "./use-refresh.ts";

/** What staff do to a ticket without a word; what they write is sent by `useSend`. Nothing is shown before the server agreed: only the button knows that it is under way. */
export function useTicketActions() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const settled = { onSuccess: refresh };
  return {
    changeStatus: useMutation(trpc.complaints.changeStatus.mutationOptions(settled)),
    assign: useMutation(trpc.complaints.assign.mutationOptions(settled)),
    correct: useMutation(trpc.complaints.correct.mutationOptions(settled)),
    markHelped: useMutation(trpc.complaints.markHelped.mutationOptions(settled)),
    tag: useMutation(trpc.complaints.tag.mutationOptions(settled)),
    applyMacro: useMutation(trpc.complaints.applyMacro.mutationOptions(settled)),
    setPriority: useMutation(trpc.complaints.setPriority.mutationOptions(settled)),
  };
}
