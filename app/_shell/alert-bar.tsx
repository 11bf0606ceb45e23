"use client";

import { TriangleAlert, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "#app/_ui/button.tsx";
import { useTrayHeight } from "#app/_ui/use-tray-height.ts";
import { Words } from "#app/_ui/words.tsx";
import type { AlertView } from "#server/desk/alerts/wire.ts";
import { useAlerts } from "./use-alerts.ts";

/** What of the desk a lead has not read, above every page, until it is read or over. Several are one. */
export function AlertBar() {
  const { fresh, unread, isReading, read } = useAlerts();
  const [first] = fresh;
  if (!first) return null;
  return <Bar first={first} more={unread - 1} isReading={isReading} onRead={() => read(fresh.map(({ id }) => id))} />;
}

function Bar(props: { first: AlertView; more: number; isReading: boolean; onRead: () => void }) {
  const { first, more, isReading, onRead } = props;
  const t = useTranslations("shell.alerts");
  const bar = useRef<HTMLElement>(null);
  useTrayHeight(bar);
  return (
    <section
      ref={bar}
      aria-label={t("needed")}
      className="flex min-h-9 items-center gap-2 border-b border-border bg-danger-soft ps-4 pe-1 text-sm print:hidden"
    >
      <TriangleAlert className="size-4 shrink-0 text-danger" aria-hidden />
      <output className="line-clamp-2 min-w-0 flex-1 sm:line-clamp-1">
        <Link href={first.href} title={first.message} className="font-medium underline underline-offset-2">
          <Words>{first.title}</Words>
        </Link>
      </output>
      {more > 0 ? (
        <button
          type="button"
          popoverTarget="notifications"
          className="min-h-8 shrink-0 rounded-md px-1 underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t("more", { count: more })}
        </button>
      ) : null}
      <IconButton label={t("dismiss")} size="sm" pending={isReading} icon={<X className="size-4" />} onClick={onRead} />
    </section>
  );
}
