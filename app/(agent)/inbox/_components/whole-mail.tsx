"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";

/** All of a mail's text as text: nothing in it is shown otherwise, fetched or led to. */
export function WholeMail({ id }: { id: string }) {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.inbox.byId.queryOptions({ id }));
  if (error) return <Notice tone="danger">{failureOf(error).message}</Notice>;
  if (!data) return <SkeletonRows rows={1} rowClass="h-24" label={t("loading")} />;
  return (
    <section
      aria-label={t("whole")}
      // A long one scrolls in its own box, which the keyboard must reach.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-96 overflow-y-auto rounded-md bg-sunken p-3"
    >
      <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-wrap">
        {data.whole || t("empty")}
      </p>
    </section>
  );
}
