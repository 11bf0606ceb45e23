"use client";

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import { useSends } from "./use-sends.ts";

/** Fetched while there is a network: it is shown when there is none. */
export const loadTray = () => import("./tray-list.tsx");
const TrayList = loadLater(async () => (await loadTray()).TrayList);

/** Above every page: what waits to be sent, and what could not be. Nothing while everything goes out as it should. */
export function Tray() {
  const t = useTranslations("drafts.tray");
  const unsent = useSends().filter(({ isWaiting, problem }) => isWaiting || problem);
  if (unsent.length === 0) return null;
  return (
    <Suspense fallback={<p className="px-4 py-2 text-sm">{t("later")}</p>}>
      <TrayList sends={unsent} />
    </Suspense>
  );
}
