"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { AlertView } from "#server/desk/alerts/wire.ts";
import { useAlerts } from "./use-alerts.ts";

/** What a lead is told of the desk, at the top of the bell: what lasts, and what was over within a day. */
export function AlertList({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("shell.alerts");
  const { items, fresh, isReading, read } = useAlerts();
  if (items.length === 0) return null;
  return (
    <section aria-label={t("label")} className="border-b-4 border-border">
      <div className="flex min-h-10 items-center justify-between gap-2 pt-1 pe-2 ps-4">
        <h3 className="text-xs font-medium text-muted">{t("label")}</h3>
        {fresh.length > 0 ? (
          <Button size="sm" variant="ghost" pending={isReading} onClick={() => read(fresh.map(({ id }) => id))}>
            {t("markRead")}
          </Button>
        ) : null}
      </div>
      <ul>
        {items.map((item) => (
          <AlertRow
            key={item.id}
            item={item}
            onOpen={() => {
              onOpen();
              if (!item.read && !item.resolvedAt) read([item.id]);
            }}
          />
        ))}
      </ul>
      <AtMost shown={items.length} most={MOST_LISTED.alerts} of="newThenNewest" />
    </section>
  );
}

function AlertRow({ item, onOpen }: { item: AlertView; onOpen: () => void }) {
  const t = useTranslations("shell.alerts");
  const news = useTranslations("shell.news");
  const { resolvedAt } = item;
  const isFresh = !item.read && !resolvedAt;
  return (
    <li className="border-b border-border last:border-b-0">
      <Link
        href={item.href}
        prefetch={false}
        onClick={onOpen}
        className="flex min-h-11 gap-3 px-4 py-3 text-sm hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden
          className={cx("mt-1.5 size-2 shrink-0 rounded-full", isFresh ? "bg-danger" : "bg-transparent")}
        />
        <span className="min-w-0 flex-1">
          <span className={cx("block", isFresh && "font-medium", resolvedAt && "text-muted")}>
            <Words>{item.title}</Words>
            {isFresh ? <span className="sr-only"> {news("new")}</span> : null}
          </span>
          {resolvedAt ? (
            <span className="text-xs text-muted">{t.rich("over", { time: () => <Time at={resolvedAt} /> })}</span>
          ) : (
            <>
              <span className="block text-muted">{item.message}</span>
              <span className="text-xs text-muted">{t.rich("since", { time: () => <Time at={item.since} /> })}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
