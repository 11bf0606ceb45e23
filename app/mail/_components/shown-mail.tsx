"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { CaughtMail } from "#server/desk/mails/wire.ts";

/** Open what it links to, and nothing else. */
const MAY = ["allow-popups", "allow-popups-to-escape-sandbox"];

/**
 * A mail as a mail program shows it. It stands in a frame without scripts, forms and an origin of its own: whatever were
 * written into it, it could do nothing to the page around it. Its links open beside it.
 */
export function ShownMail({ mail }: { mail: Pick<CaughtMail, "_id" | "subject"> }) {
  const t = useTranslations("mail.shown");
  const trpc = useTRPC();
  const { data, error } = useQuery({ ...trpc.mails.shown.queryOptions({ id: mail._id }), staleTime: Infinity });
  if (error) return <Notice tone="danger">{failureOf(error).message}</Notice>;
  if (!data) return <output aria-label={t("loading")} className="block h-112 animate-pulse rounded-md bg-sunken" />;
  return (
    <iframe
      title={t("title", { subject: mail.subject })}
      className="h-112 w-full rounded-md border border-border"
      sandbox={MAY.join(" ")}
      referrerPolicy="no-referrer"
      srcDoc={data.html}
    />
  );
}
