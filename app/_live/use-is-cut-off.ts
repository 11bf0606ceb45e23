import { useSyncExternalStore } from "react";
import { useServiceState } from "#app/_trpc/service-state.ts";
import { useLiveState } from "./live-state.ts";

const CHANGES = ["online", "offline"] as const;

function onNetworkChange(listener: () => void): () => void {
  for (const change of CHANGES) addEventListener(change, listener);
  return () => CHANGES.forEach((change) => removeEventListener(change, listener));
}

/** True while nothing new can be known here: no network, no service, or no news of it. */
export function useIsCutOff(): boolean {
  const isOffline = useSyncExternalStore(
    onNetworkChange,
    () => !navigator.onLine,
    () => false,
  );
  const isAway = useServiceState() === "away";
  return useLiveState() === "reconnecting" || isAway || isOffline;
}
