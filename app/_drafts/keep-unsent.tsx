"use client";

import { getUntypedClient } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { onWake } from "#app/_live/wake.ts";
import { askSignIn, watchWords } from "#app/_people/ask-sign-in.ts";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.ts";
import { beginHere } from "./here.ts";
import { SENDS } from "./names.ts";
import type { Problem } from "./send.ts";
import { loadTray } from "./tray.tsx";
import { createUnsent, type Surroundings } from "./unsent.ts";

/** How long something is shown as sent at most before the page shows it as said. */
const SHOWN_WITHIN_MS = 5_000;
/** How often a page looks after what another one may have left. */
const LOOK_MS = 5_000;

/** Keeps what this person writes until the server has it. Mounted by the frame of every signed-in page. */
export function KeepUnsent({ personId }: { personId: string }) {
  const client = useTRPCClient();
  const refresh = useRefresh();
  const t = useTranslations("drafts");
  const sayThatItIsSent = useEffectEvent((what: string) => toast.success(t("sent", { what })));
  useEffect(() => {
    const unsent = beginHere(personId, () =>
      createUnsent(
        {
          personId,
          change: ({ verb, input, key }) =>
            getUntypedClient(client).mutation(`complaints.${verb}`, input, { context: { key, isKept: true } }),
          onTaken: async (send) => {
            if (send.isWaiting) sayThatItIsSent(send.what);
            await Promise.race([refresh(), sleep(SHOWN_WITHIN_MS)]);
          },
          onRefused: (_send, problem) => {
            void refresh();
            askToSignIn(problem);
          },
        },
        surroundings(),
      ),
    );
    if (!unsent) return undefined;
    const { drafts, outbox } = unsent;
    watchWords(() => drafts.isWriting() || outbox.list().length > 0);
    const askToSignIn = ({ code }: Problem) => {
      if (code !== "auth.required" || document.visibilityState !== "visible") return;
      void askSignIn().then((isBack) => isBack && outbox.signedIn());
    };
    const stop = new AbortController();
    globalThis.addEventListener("storage", ({ key }) => mayBeSend(key) && outbox.wake(), { signal: stop.signal });
    const stopWaking = onWake(() => outbox.hurry());
    const looking = setInterval(() => {
      if (outbox.list().some(({ problem }) => !problem)) outbox.wake();
    }, LOOK_MS);
    void loadTray()
      .then(({ askBeforeLeaving }) => askBeforeLeaving(unsent, stop.signal))
      .catch(() => {});
    // Whoever was signed out when it was refused may be back.
    outbox.signedIn();
    return () => {
      stop.abort();
      stopWaking();
      clearInterval(looking);
    };
  }, [personId, client, refresh]);
  return null;
}

/** Not for each letter that is typed in another tab. A null stands for everything. */
const mayBeSend = (name: string | null): boolean => name === null || name.startsWith(SENDS);

function surroundings(): Surroundings {
  return {
    local: storageOf(() => localStorage),
    session: storageOf(() => sessionStorage),
    locks: "locks" in navigator ? navigator.locks : undefined,
    channel: "locks" in navigator ? undefined : new BroadcastChannel("quickfix:tabs"),
    sleep,
    now: () => Date.now(),
  };
}

/** A browser may refuse even to be asked. */
function storageOf(ask: () => Storage): Storage | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
