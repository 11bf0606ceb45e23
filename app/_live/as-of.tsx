"use client";

import { useTranslations } from "next-intl";
import { useExactTime } from "#app/_ui/exact-time.ts";
import { useLiveState } from "./live-state.ts";

/** As of when a page is true that does not hear what changes; nothing while it does. */
export function AsOf({ at }: { at: string }) {
  const live = useLiveState();
  const t = useTranslations("shell.live");
  const exactTime = useExactTime();
  return (
    <output className="contents">
      {live === "reconnecting" ? (
        <span className="block border-b border-border bg-waiting-soft px-4 py-2 text-sm text-waiting">
          {t("asOf", { time: exactTime(at) })}
        </span>
      ) : null}
    </output>
  );
}
