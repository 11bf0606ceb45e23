import type { Engine } from "./engine.ts";
import { sweepExpired } from "./store/ttl.ts";

const second = 1_000;

/**
 * What has to be done from time to time: expired documents, idle cursors, old sessions and retry records.
 * Looks once a second whether something is due, so that a changed interval takes effect at once; a backlog of expired
 * documents is worked off a little each second.
 */
export function startHousekeeping(engine: Engine): Disposable {
  let lastSweep = engine.now().getTime();
  let isMore = false;
  const timer = setInterval(() => {
    keepReserve(engine);
    const now = engine.now().getTime();
    if (!isMore && now - lastSweep < engine.parameters.ttlMonitorSleepSecs * second) return;
    lastSweep = now;
    isMore = tidy(engine);
  }, second);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** A reserve that cannot be made now is made later. */
function keepReserve(engine: Engine): void {
  try {
    engine.space.look();
  } catch (error) {
    engine.reportFault(error);
  }
}

/** One round of housekeeping; true when it left something to do. A failure of the store is reported and costs this round only. */
export function tidy(engine: Engine): boolean {
  try {
    engine.space.admit("frees");
    engine.cursors.expire();
    engine.reports?.expire();
    engine.sessions.expire();
    engine.retries.expire();
    return engine.parameters.ttlMonitorEnabled && sweepExpired(engine.catalog, engine.now());
  } catch (error) {
    engine.turn.abandon(error);
    engine.reportFault(error);
    return false;
  }
}
