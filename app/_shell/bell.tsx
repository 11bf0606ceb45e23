"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import { useOpenedEarly } from "#app/_ui/use-opened-early.ts";
import { MOST_LISTED, NEWS_PAGE } from "#server/core/most-listed.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { newsLabel, shownCount } from "./shown-count.ts";
import { useShownNow } from "./use-opened.ts";
import { useTitleBadge } from "./use-title-badge.ts";

/** Nobody opens the panel before the page has woken up. */
const NotificationList = loadLater(async () => (await import("./notification-list.tsx")).NotificationList);
const AlertList = loadLater(async () => (await import("./alert-list.tsx")).AlertList);

const SAYS_ITSELF_MS = 500;

/**
 * What happened to me, a row for each complaint, that with the newest first, and how much of it is new. The panel is the
 * browser's own popover.
 */
export function Bell({ role }: { role: Role }) {
  const t = useTranslations("shell.news");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const [limit, setLimit] = useState(NEWS_PAGE);
  const [isOpen, setIsOpen] = useState(false);
  useOpenedEarly(panel, () => setIsOpen(true));
  const query = useQuery(trpc.notifications.grouped.queryOptions({ limit }, { placeholderData: keepPreviousData }));
  const data = useOnceHydrated(query.data);
  const onSettled = () => queryClient.invalidateQueries(trpc.notifications.pathFilter());
  const markRead = useMutation(trpc.notifications.markRead.mutationOptions({ onSettled }));
  const { mutate: markSeen } = useMutation(trpc.complaints.markSeen.mutationOptions({ onSettled }));
  const isLead = role === "admin";
  const alerts = useQuery({ ...trpc.alerts.list.queryOptions(), enabled: isLead });
  const fresh = useOnceHydrated(alerts.data)?.unread ?? 0;
  const unread = (data?.unread ?? 0) + fresh;
  useTitleBadge(unread);
  // News of what is before them already, such as that which comes a moment after the words themselves. What has just come up
  // says itself that it was seen.
  const { mutate } = markRead;
  const shown = useShownNow();
  const isSeen =
    data?.groups.some(({ complaintId, unread: n }) => n > 0 && complaintId === shown?.complaintId) === true;
  useEffect(() => {
    if (!isSeen || !shown) return;
    const late = setTimeout(() => markSeen({ id: shown.complaintId, rev: shown.rev }), SAYS_ITSELF_MS);
    return () => clearTimeout(late);
  }, [isSeen, shown, markSeen]);
  return (
    <>
      <button
        type="button"
        popoverTarget="notifications"
        aria-label={newsLabel(unread, t)}
        className="relative flex size-9 items-center justify-center rounded-md hover:bg-sunken pointer-coarse:size-11"
      >
        <BellIcon className="size-5" aria-hidden />
        {unread > 0 ? (
          <span
            aria-hidden
            className="tabular absolute top-0 left-1/2 min-w-4 ring-2 ring-surface rounded-full bg-accent px-1 text-center text-xs leading-4 font-medium text-on-accent"
          >
            {shownCount(unread)}
          </span>
        ) : null}
      </button>
      <section
        ref={panel}
        id="notifications"
        popover="auto"
        onBeforeToggle={(event) => setIsOpen(event.newState === "open")}
        aria-label={t("label")}
        className="fixed top-(--bar) end-2 max-h-[min(36rem,80dvh)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-border bg-raised text-text shadow-float"
      >
        <div className="sticky top-0 flex h-12 items-center justify-between border-b border-border bg-raised pe-2 ps-4">
          <h2 className="text-sm">{t("label")}</h2>
          {data?.groups.some((group) => group.unread > 0) || unread > fresh ? (
            <Button size="sm" variant="ghost" pending={markRead.isPending} onClick={() => markRead.mutate({})}>
              {t("markAllRead")}
            </Button>
          ) : null}
        </div>
        <Suspense>
          {isLead ? <AlertList onOpen={() => panel.current?.hidePopover()} /> : null}
          {data ? (
            <NotificationList
              groups={isOpen ? data.groups : null}
              role={role}
              onMore={data.hasMore && limit < MOST_LISTED.notifications ? () => setLimit(limit + NEWS_PAGE) : null}
              isPending={query.isPlaceholderData}
              onOpen={({ complaintId, newest, unread: news }) => {
                panel.current?.hidePopover();
                if (news > 0) mutate(complaintId ? { complaintId } : { ids: [newest.id] });
              }}
            />
          ) : null}
        </Suspense>
      </section>
    </>
  );
}
