"use client";

import { type ReactNode, Suspense, useEffect, useState } from "react";
import { countUnsent, useUnsent } from "#app/_drafts/here.ts";
import { useSends } from "#app/_drafts/use-sends.ts";
import { loadLater } from "#app/_ui/load-later.ts";

const load = async () => (await import("./unsent-dialog.tsx")).UnsentDialog;
const UnsentDialog = loadLater(load);

/** Signing out forgets what is not sent: whoever has such is told so first, and may stay. */
export function useUnsentAsked(): { ask: (leave: () => void) => void; dialog: ReactNode } {
  const unsent = useUnsent();
  const [asked, setAsked] = useState<{ leave: () => void } | null>(null);
  // What is on its way may arrive while they are asked.
  const isSending = useSends().length > 0;
  useEffect(() => {
    // It is asked for where there is no network to fetch it from.
    if (isSending) void load().catch(() => {});
  }, [isSending]);
  const count = unsent ? countUnsent(unsent) : 0;
  const ask = (leave: () => void) => {
    if (unsent && countUnsent(unsent) > 0) setAsked({ leave });
    else leave();
  };
  const close = () => setAsked(null);
  const goOn = () => {
    close();
    asked?.leave();
  };
  const dialog = asked && count > 0 ? <UnsentDialog count={count} onLeave={goOn} onStay={close} /> : null;
  return { ask, dialog: <Suspense>{dialog}</Suspense> };
}
