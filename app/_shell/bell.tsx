"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell as BellIcon, BellOff } from "lucide-react";
import { useCallback, useRef } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { NotificationView } from "#server/desk/notices/wire.ts";
import { NotificationRow } from "./notification-row.tsx";
import { useSeen } from "./use-seen.ts";
import { useTitleBadge } from "./use-title-badge.ts";

const NOTHING: readonly NotificationView[] = [];

/** What happened to me, newest first, and how much of it is new. The panel is the browser's own popover. */
export function Bell({ role, limit }: { role: Role; limit: number }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const query = useQuery(trpc.notifications.list.queryOptions({ limit }));
  const data = useOnceHydrated(query.data);
  const markRead = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.notifications.list.queryFilter()),
    }),
  );
  const unread = data?.unread ?? 0;
  useTitleBadge(unread);
  const { mutate } = markRead;
  useSeen(
    data?.items ?? NOTHING,
    useCallback((ids) => mutate({ ids }), [mutate]),
  );

  const shown = unread > 99 ? "99+" : String(unread);
  return (
    <>
      <button
        type="button"
        popoverTarget="notifications"
        aria-label={unread === 0 ? "Notifications" : `Notifications, ${shown} new`}
        className="relative flex size-9 items-center justify-center rounded-md hover:bg-sunken pointer-coarse:size-11"
      >
        <BellIcon className="size-5" aria-hidden />
        {unread > 0 ? (
          <span
            aria-hidden
            className="tabular absolute top-0 left-1/2 min-w-4 ring-2 ring-surface rounded-full bg-accent px-1 text-center text-xs leading-4 font-medium text-on-accent"
          >
            {shown}
          </span>
        ) : null}
      </button>
      <section
        ref={panel}
        id="notifications"
        popover="auto"
        aria-label="Notifications"
        className="fixed top-14 right-2 max-h-[min(36rem,80dvh)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-border bg-raised text-text shadow-float"
      >
        <div className="sticky top-0 flex h-12 items-center justify-between border-b border-border bg-raised pr-2 pl-4">
          <h2 className="text-sm">Notifications</h2>
          {unread > 0 ? (
            <Button size="sm" variant="ghost" pending={markRead.isPending} onClick={() => markRead.mutate({})}>
              Mark all read
            </Button>
          ) : null}
        </div>
        {data && data.items.length === 0 ? (
          <EmptyState icon={BellOff} title="Nothing yet">
            When something happens to a complaint of yours, you read it here.
          </EmptyState>
        ) : (
          <ul>
            {data?.items.map((item) => (
              <NotificationRow
                key={item.id}
                item={item}
                role={role}
                onOpen={() => {
                  panel.current?.hidePopover();
                  if (!item.read) markRead.mutate({ ids: [item.id] });
                }}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
