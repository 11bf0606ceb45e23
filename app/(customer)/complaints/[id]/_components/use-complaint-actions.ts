"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";

/** What a customer can do to their complaint. The page is as new as the change when each is settled. */
export function useComplaintActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(trpc.complaints.pathFilter());
  return {
    comment: useMutation(trpc.complaints.comment.mutationOptions({ onSettled })),
    changeStatus: useMutation(trpc.complaints.changeStatus.mutationOptions({ onSettled })),
    rate: useMutation(trpc.complaints.rate.mutationOptions({ onSettled })),
  };
}

export type ComplaintActions = ReturnType<typeof useComplaintActions>;
