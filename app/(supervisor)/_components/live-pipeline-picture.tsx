"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { PipelinePicture } from "./pipeline-picture.tsx";

/** A hidden tab asks for nothing. */
export const LIVE_EVERY_MS = 2_000;

/** The picture of the pipeline as it is now. While the service is away it keeps the last figures, and says so. */
export function LivePipelinePicture() {
  const trpc = useTRPC();
  const { data, failureCount, isError } = useSuspenseQuery(
    trpc.pipeline.live.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }),
  );
  return <PipelinePicture stations={data.stations} stale={isError || failureCount > 0} />;
}
