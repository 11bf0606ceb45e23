import { useSyncExternalStore } from "react";

/** `connecting` is the first time only; `caught-up` lasts a moment after a reconnect. */
export type LiveState = "connecting" | "live" | "reconnecting" | "caught-up";

/** A blink of the network is not worth a word. */
const SILENT_MS = 1500;
const CAUGHT_UP_MS = 2500;

let state: LiveState = "connecting";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  clearTimeout(timer);
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** The socket is up and everything missed has been asked for. */
export function reportLive(): void {
  if (state !== "reconnecting") return become("live");
  become("caught-up");
  timer = setTimeout(() => become("live"), CAUGHT_UP_MS);
}

/** The socket is down. Said only when it stays down. */
export function reportLost(): void {
  if (state === "reconnecting") return;
  clearTimeout(timer);
  timer = setTimeout(() => become("reconnecting"), SILENT_MS);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => "connecting" as const,
  );
}
