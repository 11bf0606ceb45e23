"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { CaughtMail } from "#server/desk/mails/wire.ts";

/** What a mail says of itself to the programs on its way, as it would be sent. */
export function MailHeaders({ mail }: { mail: Pick<CaughtMail, "_id" | "subject"> }) {
  const t = useTranslations("mail");
  const trpc = useTRPC();
  const { data, error } = useQuery({ ...trpc.mails.shown.queryOptions({ id: mail._id }), staleTime: Infinity });
  if (error) return <Notice tone="danger">{error.message}</Notice>;
  if (!data)
    return <output aria-label={t("shown.loading")} className="block h-72 animate-pulse rounded-md bg-sunken" />;
  return (
    <section
      aria-label={t("original.headers", { subject: mail.subject })}
      className="my-2 rounded-md border border-border bg-sunken p-3"
    >
      <dl className="grid gap-x-4 gap-y-1 font-mono text-xs md:grid-cols-[max-content_minmax(0,1fr)]">
        {data.headers.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-muted" dir="ltr">
              {name}
            </dt>
            <dd className="mb-1 wrap-anywhere md:mb-0" dir="ltr">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-muted">{t("original.parts")}</p>
    </section>
  );
}
