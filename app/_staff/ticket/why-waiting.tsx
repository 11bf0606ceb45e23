"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";

/** Some reasons end with time alone, of which nobody tells. */
const LOOK_AGAIN_MS = 10_000;

/** What keeps a ticket in line, in one line, for as long as it is so. */
export function WhyWaitingLine({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.desk.whyWaiting.queryOptions({ id }, { refetchInterval: LOOK_AGAIN_MS }));
  // The place of the line is kept: what comes a moment later must not move what is below it.
  return <p className="min-h-5 text-sm text-muted short:text-xs print:hidden">{data ? `${data.reason}.` : null}</p>;
}
