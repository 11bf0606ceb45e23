"use client";

import { useMutation } from "@tanstack/react-query";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useRefresh } from "./use-refresh.ts";

/** What staff do to a ticket. Nothing is shown before the server agreed: only the button knows that it is under way. */
export function useTicketActions() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const settled = afterWrite(refresh);
  return {
    changeStatus: useMutation(trpc.complaints.changeStatus.mutationOptions(settled)),
    comment: useMutation(trpc.complaints.comment.mutationOptions(settled)),
    assign: useMutation(trpc.complaints.assign.mutationOptions(settled)),
    setPriority: useMutation(trpc.complaints.setPriority.mutationOptions(settled)),
  };
}
