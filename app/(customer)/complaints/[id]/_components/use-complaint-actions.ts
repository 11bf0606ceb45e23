"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";

/** What a customer can do to their complaint. The page is as new as the change when each is settled. */
export function useComplaintActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settled = afterWrite(() => queryClient.invalidateQueries(trpc.complaints.pathFilter()));
  return {
    comment: useMutation(trpc.complaints.comment.mutationOptions(settled)),
    changeStatus: useMutation(trpc.complaints.changeStatus.mutationOptions(settled)),
    rate: useMutation(trpc.complaints.rate.mutationOptions(settled)),
  };
}

export type ComplaintActions = ReturnType<typeof useComplaintActions>;
