"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { toast } from "#app/_ui/toast.ts";
import type { LetterSelection } from "#server/operate/letters/wire.ts";

/** Sends letters again, puts them away, or brings them back; `problem` is the last refusal in words. */
export function useLetterActions() {
  const t = useTranslations("pipeline.letters");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const settled = { onSuccess: () => queryClient.invalidateQueries(trpc.deadLetters.pathFilter()) };
  const retry = useMutation(trpc.deadLetters.retry.mutationOptions(settled));
  const archive = useMutation(trpc.deadLetters.archive.mutationOptions(settled));
  const restore = useMutation(trpc.deadLetters.restore.mutationOptions(settled));

  const attempt = async <Answer>(work: Promise<Answer>): Promise<Answer | null> => {
    setProblem(null);
    try {
      return await work;
    } catch (error) {
      if (isGone(error)) sayWhenGone(error);
      else setProblem(failureOf(error).message);
      return null;
    }
  };
  return {
    problem,
    isBusy: retry.isPending || archive.isPending || restore.isPending,
    retry: (selection: LetterSelection) => attempt(retry.mutateAsync(selection)),
    restore: (selection: LetterSelection) => attempt(restore.mutateAsync(selection)),
    async archive(selection: LetterSelection) {
      const done = await attempt(archive.mutateAsync(selection));
      if (!done) return;
      toast.info(t("archivedDone", { count: done.count }), {
        action: { label: t("undo"), onClick: () => void attempt(restore.mutateAsync({ archivedAt: done.archivedAt })) },
      });
    },
  };
}
