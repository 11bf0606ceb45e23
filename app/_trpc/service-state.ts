import { useSyncExternalStore } from "react";

export type ServiceState = "up" | "away";

let state: ServiceState = "up";
const listeners = new Set<() => void>();

/** Called with what each answer says of the service. */
export function reportService(next: ServiceState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the last answer came from a service in working order. */
export function useServiceState(): ServiceState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => "up" as const,
  );
}
