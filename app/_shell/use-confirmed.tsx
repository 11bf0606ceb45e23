"use client";

import { type ReactNode, useState } from "react";
import { failureOf } from "#app/_trpc/failure.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";

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
  return { run, dialog: asked ? <ConfirmDialog onConfirmed={asked.goOn} onClose={asked.giveUp} /> : null };
}
