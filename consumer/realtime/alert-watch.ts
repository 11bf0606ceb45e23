import type { Clock } from "#server/core/ports/environment.ts";
import type { AlertStore } from "#server/desk/alerts/store.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";
import type { Broadcaster } from "./broadcaster.ts";

const LOOK_EVERY_MS = 2_000;

export interface AlertWatchPorts {
  readonly alerts: Pick<AlertStore, "changedAt">;
  readonly broadcaster: Pick<Broadcaster, "alertsChanged">;
  readonly clock: Clock;
  /** Only leads are told; without them nothing is read. */
  readonly hasListeners: () => boolean;
  readonly onError: NonNullable<Loop["onError"]>;
}

export interface AlertWatch {
  /** This process has changed something: asks for a look now. */
  nudge(): void;
  /** Looks every two seconds, for what other processes changed, and when nudged. */
  readonly loop: Loop;
}

/** Tells the leads connected here that what they are told of the desk is different. */
export function createAlertWatch({ alerts, broadcaster, clock, hasListeners, onError }: AlertWatchPorts): AlertWatch {
  const bell = createBell();
  /** Undefined before the first look: whoever has just connected may have fetched an older state. */
  let known: number | null | undefined;
  return {
    nudge: bell.ring,
    loop: {
      name: "alert-news",
      bell,
      onError,
      async turn() {
        if (!hasListeners()) {
          known = undefined;
          return LOOK_EVERY_MS;
        }
        const found = (await alerts.changedAt())?.getTime() ?? null;
        if (found !== known) broadcaster.alertsChanged(clock.now());
        known = found;
        return LOOK_EVERY_MS;
      },
    },
  };
}
