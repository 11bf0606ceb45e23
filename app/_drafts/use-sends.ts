"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { Say } from "#app/_language/say.ts";
import { useUnsent } from "./here.ts";
import type { Send } from "./send.ts";

const NONE: readonly Send[] = [];
const never = () => () => {};

/** Everything of this person that the server has not taken yet, in whatever tab it was written. */
export function useSends(): readonly Send[] {
  const outbox = useUnsent()?.outbox;
  return useSyncExternalStore(
    outbox?.subscribe ?? never,
    () => outbox?.list() ?? NONE,
    () => NONE,
  );
}

/** What of it goes to one ticket. */
export function useSendsTo(line: string): readonly Send[] {
  const sends = useSends();
  return useMemo(() => sends.filter((send) => send.line === line), [sends, line]);
}

/** What is said of it where it will stand. */
export function stateOf({ isWaiting, problem }: Pick<Send, "isWaiting" | "problem">, say: Say<"drafts.state">): string {
  if (problem) return problem.code === "auth.required" ? say("signedOut") : say("refused");
  return isWaiting ? say("waiting") : say("sending");
}
