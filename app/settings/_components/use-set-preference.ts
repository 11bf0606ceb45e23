"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import type { SetPreference } from "#server/desk/preferences/wire.ts";

/**
 * Chooses at once, one after the other, and takes back what was refused: of several that were pressed quickly each stands or falls by
 * itself.
 */
export function useSetPreference() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { queryKey } = trpc.preferences.mine.queryOptions();
  const show = ({ kind, channel, on }: SetPreference) =>
    queryClient.setQueryData(queryKey, (list) => {
      return list && { items: list.items.map((row) => (row.kind === kind ? { ...row, [channel]: on } : row)) };
    });
  const { mutate, ...mutation } = useMutation(
    trpc.preferences.set.mutationOptions({
      scope: { id: "preferences" },
      async onMutate(asked) {
        await queryClient.cancelQueries({ queryKey });
        show(asked);
      },
      onError: (_, asked) => show({ ...asked, on: !asked.on }),
      // The bell's number leaves out what is not wanted on pages.
      onSuccess: () => queryClient.invalidateQueries(trpc.notifications.pathFilter()),
    }),
  );
  return {
    set: (asked: SetPreference) => mutate(asked),
    isSaved: mutation.isSuccess,
    failure: mutation.error && { asked: mutation.variables, why: failureOf(mutation.error).message },
  };
}
