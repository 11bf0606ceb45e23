"use client";

import { type ReactNode, Suspense, useState } from "react";
import { failureOf } from "#app/_trpc/failure.ts";
import { loadLater } from "#app/_ui/load-later.ts";

/** Few acts ask for it, and none on first sight. */
const ConfirmDialog = loadLater(async () => (await import("./confirm-dialog.tsx")).ConfirmDialog);

/**
 * Runs what only somebody may do who has just shown who they are. Where the server asks for that, a dialog asks for the
 * password, and the work goes on; whoever closes it meets the server's refusal.
 */
export function useConfirmed(): {
  run: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Stands beside a form, never in it: what is submitted in a dialog would reach the form around it. */
  dialog: ReactNode;
} {
  const [asked, setAsked] = useState<{ goOn: () => void; giveUp: () => void } | null>(null);
  const run = async <Result,>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      const { code } = failureOf(error);
      if (code !== "auth.confirm") throw error;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      setAsked({ goOn: resolve, giveUp: () => reject(error) });
      await promise.finally(() => setAsked(null));
      return work();
    }
  };
  const dialog = asked ? (
    <Suspense>
      <ConfirmDialog onConfirmed={asked.goOn} onClose={asked.giveUp} />
    </Suspense>
  ) : null;
  return { run, dialog };
}
