"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useDraft } from "#app/_drafts/use-draft.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import type { HoursView } from "#server/desk/hours/wire.ts";
import { draftOf, type HoursDraft, hoursOf, isSame } from "./hours-draft.ts";
import { readKeptHours, textsOfHours } from "./kept-hours.ts";

/**
 * The hours in somebody's hands, kept on their device until they are saved. What others save meanwhile is taken over as long as
 * nothing was changed here; after that it is theirs to say which of the two counts.
 */
export function useHoursDraft(hours: HoursView) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { unfinished, write, swap } = useDraft("hours");
  const text = unfinished.mine?.texts["hours"];
  const kept = useMemo(() => readKeptHours(text), [text]);
  // Its rows are the same ones until the hours are others.
  const [there, setThere] = useState(() => ({ rev: hours.rev, draft: draftOf(hours) }));
  if (there.rev !== hours.rev) setThere({ rev: hours.rev, draft: draftOf(hours) });
  // What was refused of a part does not stand beside it any longer once it is another.
  const [corrected, setCorrected] = useState<readonly string[]>([]);
  const { rev, draft } = kept ?? there;
  const isChanged = !isSame(draft, there.draft);
  const isNews = rev < hours.rev;
  useEffect(() => {
    // Put back as it was, or saved, though no answer came.
    if (kept && !isChanged) write(null);
  }, [kept, isChanged, write]);
  const query = trpc.hours.get.queryOptions();
  const change = useMutation(
    trpc.hours.set.mutationOptions({
      onSuccess(saved) {
        queryClient.setQueryData(query.queryKey, saved);
        write(null);
      },
      onError: () => void queryClient.invalidateQueries(query),
    }),
  );
  const failure = change.error ? failureOf(change.error) : null;
  return {
    draft,
    set(part: Partial<HoursDraft>) {
      write(textsOfHours({ rev, draft: { ...draft, ...part } }));
      setCorrected([...corrected, ...Object.keys(part)]);
    },
    isChanged,
    isOvertaken: isNews && isChanged,
    startAgain() {
      change.reset();
      write(null);
    },
    /** Knowing of theirs. */
    keepMine() {
      change.reset();
      write(textsOfHours({ rev: hours.rev, draft }));
    },
    save() {
      setCorrected([]);
      change.mutate({ ...hoursOf(draft), rev });
    },
    /** Another one each time that saving is refused. */
    refusal: change.error,
    /** A sentence for each place that was refused. */
    problems: Object.fromEntries(
      Object.entries(failure?.fields ?? {}).filter(([place]) => !corrected.includes(place.split(".")[0] ?? "")),
    ),
    /** A refusal of the whole. The page itself shows when somebody was faster. */
    sentence:
      failure &&
      isChanged &&
      Object.keys(failure.fields).length === 0 &&
      !(failure.code === "hours.changed-meanwhile" && isNews)
        ? failure.message
        : null,
    isSaving: change.isPending,
    isSaved: change.isSuccess,
    unfinished,
    swap,
  };
}
