"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC, useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { leaveWhenShutOut } from "#app/_trpc/query-client.ts";
import { toast } from "#app/_ui/toast.ts";
import type { LiveBody } from "#server/core/live.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { attended, forgetAttention, hearAttention } from "./attention.ts";
import { isQuiet } from "./is-quiet.ts";
import { reportLive, reportLost } from "./live-state.ts";
import { pageIsWhole } from "./page-is-whole.ts";
import { createRefresher } from "./refresh.ts";
import type { LiveSocket } from "./socket.ts";
import { soundOnce } from "./sound.ts";
import type { Hint } from "./stale.ts";
import { onWake } from "./wake.ts";

/** Keeps every query below it true: hints, notifications, and what was missed while away. Mounted once by the shell. */
export function LiveConnection({ role, userId }: { role: Role; userId: string }) {
  const queryClient = useQueryClient();
  const trpcClient = useTRPCClient();
  const trpc = useTRPC();
  const router = useRouter();
  // The word and not what says it: that is another with each page, and a connection outlives them.
  const openLabel = useTranslations("shell.news")("open");

  useEffect(() => {
    const stop = new AbortController();
    let socket: LiveSocket | undefined;
    const isMine = ({ assignedTo }: Hint) => assignedTo === userId;
    const refresh = createRefresher(queryClient, {
      onShown: (eventIds) => socket?.shown(eventIds),
      isUrgent: (news) => news.event === "complaintUpdated" && isMine(news.hint),
    });
    const hearUpdate = (hint: LiveBody<"complaintUpdated">) => {
      refresh({ event: "complaintUpdated", hint });
      // What comes up on the desk next: fetched beside the list that says so, not after it; a hidden desk fetches neither.
      const isLookedAt = location.pathname === "/desk" && document.visibilityState === "visible";
      const comesUp = isLookedAt && isMine(hint) && hint.status === "In Progress";
      if (comesUp) void queryClient.prefetchQuery(trpc.complaints.byId.queryOptions({ id: hint.ticketId }));
    };

    const announce = (notification: LiveBody<"notification">) => {
      refresh({ event: "notification" });
      if (isQuiet(queryClient.getQueriesData(trpc.notifications.grouped.queryFilter()), notification.type)) return;
      if (role === "agent") void soundOnce(notification.id);
      const { complaintId } = notification;
      const href = complaintId ? `/complaints/${encodeURIComponent(complaintId)}` : "/settings";
      // On that complaint's own page, or on the desk, the news itself is in view.
      if (document.visibilityState === "hidden" || isInView(complaintId, role)) return;
      toast.info(notification.title, {
        description: notification.message,
        action: { label: openLabel, onClick: () => router.push(href) },
      });
    };

    /** A new password ends this session, too, a moment before the form begins another: so it is asked once more, later. */
    const leaveUnlessBack = async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      await trpcClient.realtime.token.query(undefined, { signal: stop.signal }).catch((error: unknown) => {
        if (!stop.signal.aborted) leaveWhenShutOut(error);
      });
    };
    const getToken = async () => {
      try {
        return (await trpcClient.realtime.token.query()).token;
      } catch (error) {
        if (failureOf(error).code === "auth.second-factor-required") leaveWhenShutOut(error);
        if (failureOf(error).code === "auth.required") void leaveUnlessBack();
        throw error;
      }
    };

    const open = async () => {
      await pageIsWhole();
      if (stop.signal.aborted) return;
      const [{ openSocket }, { url }] = await Promise.all([
        import("./socket.ts"),
        trpcClient.realtime.token.query(undefined, { signal: stop.signal }),
      ]);
      if (stop.signal.aborted) return;
      socket = openSocket({
        url: socketUrl(url),
        getToken,
        onAlive: () => {
          reportLive();
          // Hints are caught up with by the socket; what was said to this person meanwhile is not.
          refresh({ event: "notification" });
          refresh({ event: "alertsChanged" });
        },
        onLost: lose,
        onResync: () => refresh("all"),
        onCaughtUp: () => refresh({ event: "agentAvailability" }),
        hears: {
          complaintUpdated: hearUpdate,
          notification: announce,
          read: () => refresh({ event: "read" }),
          agentAvailability: () => refresh({ event: "agentAvailability" }),
          alertsChanged: () => refresh({ event: "alertsChanged" }),
          attention: hearAttention,
        },
      });
      socket.attend(attended.get());
    };
    const start = () =>
      open().catch(() => {
        if (stop.signal.aborted) return;
        reportLost();
        setTimeout(() => void start(), RETRY_MS);
      });

    const stopAttending = attended.subscribe(() => socket?.attend(attended.get()));
    void start();
    globalThis.addEventListener("offline", lose, { signal: stop.signal });
    // Before there is a connection nothing was missed by it: its first word is that everything is fetched.
    const stopWaking = onWake(() => {
      if (!socket) return;
      refresh("all");
      socket.check();
    });
    return () => {
      stop.abort();
      stopWaking();
      stopAttending();
      socket?.close();
    };
  }, [queryClient, trpcClient, trpc, router, role, userId, openLabel]);

  return null;
}

const RETRY_MS = 2000;

/** Nobody can be told from here who looks at what any more. */
function lose(): void {
  reportLost();
  forgetAttention();
}

function isInView(complaintId: string, role: Role): boolean {
  if (complaintId === "") return false;
  return location.pathname.endsWith(`/${complaintId}`) || (role === "agent" && location.pathname === "/desk");
}

/** The configured address; by default this very host on the consumer's port, so that a phone on the network works. */
function socketUrl(configured: string): string {
  return configured === "" ? `${location.protocol}//${location.hostname}:3001` : configured;
}
