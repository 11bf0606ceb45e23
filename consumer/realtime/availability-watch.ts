import type { AgentId } from "#server/core/ids.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { AgentDirectory, AgentStanding } from "#server/desk/agents/agent-directory.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";
import type { Broadcaster } from "./broadcaster.ts";

const LOOK_EVERY_MS = 1_000;
/** Under load a pass ends every few milliseconds; a dashboard needs to know only so often. */
const PAUSE_MS = 100;

export interface AvailabilityWatchPorts {
  readonly directory: AgentDirectory;
  readonly broadcaster: Pick<Broadcaster, "availability">;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Only staff see who is free; without them nothing is read. */
  readonly hasListeners: () => boolean;
  readonly onError: NonNullable<Loop["onError"]>;
}

export interface AvailabilityWatch {
  /** Asks for a look now, after something that may have changed who is free. */
  nudge(): void;
  /** Looks every second, and when nudged. */
  readonly loop: Loop;
}

/** Tells staff whose availability changed. The projection changes in several processes without an event, so it is compared. */
export function createAvailabilityWatch(ports: AvailabilityWatchPorts): AvailabilityWatch {
  const { directory, broadcaster, clock, timers, hasListeners, onError } = ports;
  let known: Map<AgentId, AgentStanding> | null = null;
  const bell = createBell();

  const look = async () => {
    const now = new Map((await directory.listAvailability()).map((agent) => [agent.agentId, agent]));
    const before = known;
    known = now;
    const at = clock.now();
    // The first look has nothing to compare with, and whoever has just connected may have fetched an older state: all is news.
    for (const [agentId, standing] of now) {
      if (!isSame(before?.get(agentId), standing)) broadcaster.availability(standing, at);
    }
    for (const gone of before?.values() ?? []) {
      if (!now.has(gone.agentId)) broadcaster.availability({ ...gone, availability: "offline" }, at);
    }
  };

  return {
    nudge: bell.ring,
    loop: {
      name: "availability",
      bell,
      onError,
      retryMs: () => LOOK_EVERY_MS,
      async turn(signal) {
        if (hasListeners()) {
          await look();
          await timers.sleep(PAUSE_MS, signal);
        } else known = null;
        return LOOK_EVERY_MS;
      },
    },
  };
}

function isSame(before: AgentStanding | undefined, now: AgentStanding): boolean {
  return before?.availability === now.availability && before.presence === now.presence;
}
