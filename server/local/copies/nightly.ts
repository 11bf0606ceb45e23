import path from "node:path";
import type { Timers } from "#server/core/ports/environment.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { runOnce } from "../launch/run-once.ts";
import type { Env } from "../process/process-env.ts";
import { listCopies, madeAt, placesOf } from "./places.ts";

const MAIN = path.resolve(import.meta.dirname, "main.ts");
const HOUR = 3;
const FIRST_LOOK_MS = 60_000;
const LOOK_EVERY_MS = 5 * 60_000;
const AFTER_FAILURE_MS = 60 * 60_000;

/** Whether the copy of last night is not there: one is made at three, or, where the machine was off then, once it is on again. */
export function isDue(newest: Date | null, now: Date): boolean {
  const night = new Date(now);
  night.setHours(HOUR, 0, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  return newest === null || newest < night;
}

export interface NightlyParts {
  readonly env: Env;
  readonly onLine: (line: string) => void;
  readonly timers?: Timers;
  readonly now?: () => Date;
  readonly make?: (signal: AbortSignal) => Promise<void>;
}

/** Keeps nightly copies of a desk until disposed, each made by a process of its own; what goes wrong is said and tried again. */
export function keepNightlyCopies(parts: NightlyParts): AsyncDisposable {
  const { env, onLine, timers = systemTimers, now = () => new Date() } = parts;
  const { make = (signal) => runOnce({ name: "The nightly copy", args: [MAIN, "--make"], env, onLine, signal }) } =
    parts;
  const places = placesOf(env);
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async () => {
    for (let wait = FIRST_LOOK_MS; ; ) {
      await timers.sleep(wait, signal);
      if (signal.aborted) return;
      wait = LOOK_EVERY_MS;
      const [newest] = listCopies(places);
      if (!isDue(newest === undefined ? null : madeAt(newest), now())) continue;
      await make(signal).catch((error: unknown) => {
        wait = AFTER_FAILURE_MS;
        if (!signal.aborted)
          onLine(`${error instanceof Error ? error.message : String(error)} It is tried again in an hour.`);
      });
    }
  };
  const working = places.kept > 0 ? work() : Promise.resolve();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await working;
    },
  };
}
