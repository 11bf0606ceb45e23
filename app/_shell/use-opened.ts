"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { hearsChanges } from "#app/_live/live-state.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { createShared } from "#app/_ui/shared.ts";
import { useShared } from "#app/_ui/use-shared.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { useIsVisible } from "./use-is-visible.ts";

/** The complaint that is before its reader now, as it is shown: what they were told of it up to then they see there already. */
const shownNow = createShared<Pick<ComplaintDetail, "complaintId" | "rev"> | null>(null);
export const useShownNow = () => useShared(shownNow);

type Opened = Pick<ComplaintDetail, "_id" | "complaintId" | "rev" | "isNews">;

/** Keeps that its reader has seen a complaint, once it is really before them: in a tab that is shown, and in a pane that is. */
export function useOpened({ _id: id, complaintId, rev, isNews }: Opened, place: RefObject<Element | null>): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  /** What was kept last, so that it is said once per change. */
  const kept = useRef("");
  const isVisible = useIsVisible();
  const isOnScreen = useIsOnScreen(place);
  const isOpen = isVisible && isOnScreen;
  const { mutate } = useMutation(
    trpc.complaints.markSeen.mutationOptions({
      onSuccess: () => {
        // Every page of this person is told that they read something: this one as well.
        if (hearsChanges()) return;
        for (const room of [trpc.notifications, trpc.desk.overview, trpc.complaints.list]) {
          void queryClient.invalidateQueries(room.pathFilter());
        }
      },
    }),
  );

  useEffect(() => {
    if (!isOpen) return;
    shownNow.set({ complaintId, rev });
    return () => shownNow.set(null);
  }, [isOpen, complaintId, rev]);

  useEffect(() => {
    const change = `${id} ${rev}`;
    if (!isOpen || !isNews || kept.current === change) return;
    kept.current = change;
    // Whoever comes back to it, or hears of a change, says it again.
    const forget = () => {
      kept.current = "";
    };
    mutate({ id, rev }, { onError: forget });
  }, [isOpen, isNews, id, rev, mutate]);
}

/** Whether any of an element is in view: a pane that is not shown has nothing that is. */
function useIsOnScreen(place: RefObject<Element | null>): boolean {
  const [isOnScreen, setIsOnScreen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver((entries) => setIsOnScreen(entries.at(-1)?.isIntersecting === true));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isOnScreen;
}
