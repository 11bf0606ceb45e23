"use client";

import { useServiceState } from "#app/_trpc/service-state.ts";
import { useLiveState } from "./live-state.ts";

/** A dot and a word, only while the page is not live. */
export function ConnectionStatus() {
  const live = useLiveState();
  const isShown = live === "reconnecting" || live === "caught-up";
  return (
    <output data-live={live} className="inline-flex min-w-0 items-center gap-2 text-sm text-muted">
      {isShown ? (
        <>
          <span
            aria-hidden
            className={`size-2 rounded-full ${live === "reconnecting" ? "animate-pulse-soft bg-waiting" : "bg-positive"}`}
          />
          {live === "reconnecting" ? "Reconnecting…" : "Up to date"}
        </>
      ) : null}
    </output>
  );
}

/** A calm line while the service or its database is away, where it covers no button. Queries keep asking by themselves. */
export function ServiceNotice() {
  const service = useServiceState();
  return (
    <output className="pointer-events-none fixed inset-x-0 top-16 z-40 flex justify-center px-4">
      {service === "away" ? (
        <span className="animate-fade-in rounded-lg border border-border bg-raised px-4 py-2 text-sm shadow-float">
          <span aria-hidden className="mr-2 inline-block size-2 animate-pulse-soft rounded-full bg-waiting" />
          QuickFix cannot be reached right now. What you see may be old; we keep trying, and nothing you wrote is lost.
        </span>
      ) : null}
    </output>
  );
}
