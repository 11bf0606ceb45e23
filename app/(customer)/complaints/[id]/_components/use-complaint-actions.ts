"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";

/** What a customer can do to their complaint without a word; what they write is sent by `useSend`. The page is as new as the change when each is settled. */
export function useComplaintActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settled = { onSuccess: () => queryClient.invalidateQueries(trpc.complaints.pathFilter()) };
  return {
    changeStatus: useMutation(trpc.complaints.changeStatus.mutationOptions(settled)),
  };
}

export type ComplaintActions = ReturnType<typeof useComplaintActions>;
