import { createShared } from "#app/_ui/shared.ts";
import { useShared } from "#app/_ui/use-shared.ts";

/** `connecting` is the first time only; `caught-up` lasts a moment after a reconnect. */
export type LiveState = "connecting" | "live" | "reconnecting" | "caught-up";

/** A blink of the network is not worth a word. */
const SILENT_MS = 1500;
const CAUGHT_UP_MS = 2500;

const state = createShared<LiveState>("connecting");
let timer: ReturnType<typeof setTimeout> | undefined;

function become(next: LiveState): void {
  clearTimeout(timer);
  state.set(next);
}

/** The socket is up and everything missed has been asked for. */
export function reportLive(): void {
  if (state.get() !== "reconnecting") return become("live");
  become("caught-up");
  timer = setTimeout(() => become("live"), CAUGHT_UP_MS);
}

/** The socket is down. Said only when it stays down. */
export function reportLost(): void {
  if (state.get() === "reconnecting") return;
  clearTimeout(timer);
  timer = setTimeout(() => become("reconnecting"), SILENT_MS);
}

export function useLiveState(): LiveState {
  return useShared(state);
}

/** Whether every change is heard of by itself: then nobody needs to ask what came of their own. */
export function hearsChanges(): boolean {
  return state.get() === "live";
}
