"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { HoursForm } from "./hours-form.tsx";
import { OpenNow } from "./open-now.tsx";

/** It opens and closes by itself, and others set it: the page looks again this often. */
const LOOK_AGAIN_MS = 10_000;

/** How it stands now, and below it everything that can be set. */
export function Hours({ zones }: { zones: readonly string[] }) {
  const t = useTranslations("hours");
  const trpc = useTRPC();
  const { data: hours } = useSuspenseQuery(trpc.hours.get.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));
  return (
    <>
      <Panel data-purpose aria-label={t("now")}>
        <OpenNow hours={hours} />
      </Panel>
      <HoursForm hours={hours} zones={zones} />
    </>
  );
}
