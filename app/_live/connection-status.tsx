"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { askUntilBack } from "#app/_trpc/ask-until-back.ts";
import { useServiceState } from "#app/_trpc/service-state.ts";
import { useLiveState } from "./live-state.ts";

/** A dot and a word, only while the page is not live. */
export function ConnectionStatus() {
  const t = useTranslations("shell.live");
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
          {live === "reconnecting" ? t("reconnecting") : t("upToDate")}
        </>
      ) : null}
    </output>
  );
}

/**
 * A calm line while the service or its database is away, where it covers no button, and below what waits to be sent. It asks
 * until it is back, because a page need not have a query that does.
 */
export function ServiceNotice() {
  const t = useTranslations("shell.live");
  const service = useServiceState();
  useEffect(() => (service === "away" ? askUntilBack() : undefined), [service]);
  return (
    <output className="pointer-events-none fixed inset-x-0 top-[calc(var(--bar)+0.5rem+var(--tray,0px))] z-40 flex justify-center px-4">
      {service === "away" ? (
        <span className="animate-fade-in rounded-lg border border-border bg-raised px-4 py-2 text-sm shadow-float">
          <span aria-hidden className="me-2 inline-block size-2 animate-pulse-soft rounded-full bg-waiting" />
          {t("away")}
        </span>
      ) : null}
    </output>
  );
}
