"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useDeferredValue, useEffect, useState } from "react";
import { unsentHere } from "#app/_drafts/here.ts";
import { draftPlace } from "#app/_staff/ticket/draft-place.ts";
import { TicketSkeleton } from "#app/_staff/ticket/ticket-skeleton.tsx";
import { TicketView } from "#app/_staff/ticket/ticket-view.tsx";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { pickCurrent } from "#app/(agent)/_view/pick-current.ts";
import { NothingToDo } from "./nothing-to-do.tsx";
import { useShown } from "./selection.tsx";

/** How many of the next tickets are fetched ahead, so that the next one is there when the current one leaves. */
const AHEAD = 3;

/** Whether something unfinished stands on the ticket: then it stays, though it was taken away. */
function hasDraft(ticketId: string): boolean {
  return (["reply", "note"] as const).some((kind) => unsentHere()?.drafts.has(draftPlace(ticketId, kind)));
}

/** The ticket that is my turn, one after the other; in between, the quiet. */
export function NextUp({ userId }: { userId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // What is there from the start has not arrived.
  const isLater = useHydrated();
  const { data: desk } = useSuspenseQuery(trpc.desk.overview.queryOptions());
  const [held, setHeld] = useState<string | null>(null);
  const wasTakenAway = held !== null && !desk.mine.some(({ _id }) => _id === held);
  const current = pickCurrent(desk.mine, held, wasTakenAway && hasDraft(held));
  if (current !== held) setHeld(current);
  // What was on the screen stays until the next one is there: a skeleton in between would be held for 300 ms. One that has
  // come already waits for nothing.
  const deferred = useDeferredValue(current);
  const isHere =
    current === null || queryClient.getQueryData(trpc.complaints.byId.queryKey({ id: current })) !== undefined;
  const shown = isHere ? current : deferred;
  useShown(shown);

  const upcoming = desk.mine.filter(({ status }) => status === "In Progress").slice(0, AHEAD);
  const ahead = upcoming.map(({ _id }) => _id).join();
  useEffect(() => {
    for (const id of ahead.split(",").filter(Boolean)) {
      void queryClient.prefetchQuery(trpc.complaints.byId.queryOptions({ id }));
    }
  }, [ahead, queryClient, trpc]);

  return (
    <Suspense fallback={<TicketSkeleton />}>
      {shown === null ? (
        <NothingToDo desk={desk} />
      ) : (
        <TicketView
          key={shown}
          ticketId={shown}
          userId={userId}
          ticketBase="/desk"
          onDone={() => setHeld(null)}
          takesFocus={isLater}
          arrives={isLater}
        />
      )}
    </Suspense>
  );
}
