"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";

/** Says politely which ticket came to me, whichever pane is in view. */
export function DeskNews() {
  const trpc = useTRPC();
  const { data: desk } = useSuspenseQuery(trpc.desk.overview.queryOptions());
  const active = desk.mine.filter(({ status }) => status === "In Progress");
  const arrived = useArrivals(active.map(({ _id }) => _id));
  const news = active.filter(({ _id }) => arrived.has(_id));
  return (
    <output className="sr-only">
      {news.map(({ complaintId, title }) => `${complaintId} is yours now: ${title}.`).join(" ")}
    </output>
  );
}
