"use client";

import { useTranslations } from "next-intl";
import { useDuration } from "#app/_ui/use-duration.ts";
import { useNow } from "#app/_ui/use-now.ts";
import { isolated } from "#server/core/characters.ts";
import type { Catcher } from "#server/desk/mails/wire.ts";

/** What will be a mail when it has been gathered for long enough, unless its reader has read it by then. */
export function GatheredNews({ gathered }: Pick<Catcher, "gathered">) {
  const t = useTranslations("mail.gathered");
  const now = useNow();
  const inWords = useDuration();
  if (gathered.length === 0) return null;
  return (
    <section className="border-b border-border px-4 py-3" aria-label={t("title")}>
      <p className="text-sm font-medium">{t("title")}</p>
      <p className="text-xs text-muted">{t("line")}</p>
      <ul className="pt-1 text-sm">
        {gathered.map(({ to, complaintId, count, goesAt }) => {
          const left = new Date(goesAt).getTime() - now;
          return (
            <li key={`${to} ${complaintId}`} className="flex flex-wrap justify-between gap-x-4">
              <span className="wrap-anywhere">{t("one", { count, complaintId, address: isolated(to) })}</span>
              <span className="text-xs text-muted">
                {left < 1_000 ? t("going") : t("goes", { duration: inWords(left) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
