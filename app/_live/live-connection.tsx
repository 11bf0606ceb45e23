"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { leaveWhenShutOut } from "#app/_trpc/query-client.ts";
import { toast } from "#app/_ui/toast.ts";
import type { LiveBody } from "#server/core/live.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { reportLive, reportLost } from "./live-state.ts";
import { createRefresher } from "./refresh.ts";
import type { LiveSocket } from "./socket.ts";
import { soundOnce } from "./sound.ts";
import { onWake } from "./wake.ts";

/** Keeps every query below it true: hints, notifications, and what was missed while away. Mounted once by the shell. */
export function LiveConnection({ role }: { role: Role }) {
  const queryClient = useQueryClient();
  const trpcClient = useTRPCClient();
  const router = useRouter();

  useEffect(() => {
    const stop = new AbortController();
    let socket: LiveSocket | undefined;
    const refresh = createRefresher(queryClient, (eventIds) => socket?.shown(eventIds));

    const announce = (notification: LiveBody<"notification">) => {
      refresh({ event: "notification" });
      if (role === "agent") void soundOnce(notification.id);
      const href = `/complaints/${encodeURIComponent(notification.complaintId)}`;
      // On that complaint's own page, or on the desk, the news itself is in view.
      if (document.visibilityState === "hidden" || isInView(notification.complaintId, role)) return;
      toast.info(notification.title, {
        description: notification.message,
        action: { label: "Open", onClick: () => router.push(href) },
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
        },
        onLost: reportLost,
        onResync: () => refresh("all"),
        onCaughtUp: () => refresh({ event: "agentAvailability" }),
        hears: {
          complaintUpdated: (hint) => refresh({ event: "complaintUpdated", hint }),
          notification: announce,
          agentAvailability: () => refresh({ event: "agentAvailability" }),
        },
      });
    };
    const start = () =>
      open().catch(() => {
        if (stop.signal.aborted) return;
        reportLost();
        setTimeout(() => void start(), RETRY_MS);
      });

    void start();
    globalThis.addEventListener("offline", reportLost, { signal: stop.signal });
    const stopWaking = onWake(() => {
      refresh("all");
      socket?.check();
    });
    return () => {
      stop.abort();
      stopWaking();
      socket?.close();
    };
  }, [queryClient, trpcClient, router, role]);

  return null;
}

const RETRY_MS = 2000;

function isInView(complaintId: string, role: Role): boolean {
  return location.pathname.endsWith(`/${complaintId}`) || (role === "agent" && location.pathname === "/desk");
}

/** The configured address; by default this very host on the consumer's port, so that a phone on the network works. */
function socketUrl(configured: string): string {
  return configured === "" ? `${location.protocol}//${location.hostname}:3001` : configured;
}
