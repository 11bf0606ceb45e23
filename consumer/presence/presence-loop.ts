import { handOver } from "#server/core/assignments/hand-over.ts";
import type { DatabaseTime } from "#server/desk/agents/database-time.ts";
import { markAway, type PresenceLimits } from "#server/desk/agents/presence.ts";
import type { PulseStore } from "#server/desk/agents/pulse-store.ts";
import type { Agents, CommandRoom } from "#server/desk/agents/room.ts";
import type { Loop } from "#server/platform/loop.ts";
import { createListening } from "./listening.ts";

const EVERY_MS = 2_000;

export interface PresenceLoopPorts {
  readonly desk: CommandRoom & Agents<"silentSince" | "awaySince">;
  readonly pulses: Pick<PulseStore, "beatOfConsumer">;
  readonly time: DatabaseTime;
  readonly limits: PresenceLimits;
  /** How long somebody who is away keeps what they had begun. */
  readonly holdMs: number;
}

/**
 * Sees who has gone, and whose begun work has waited for them long enough. Every consumer looks by itself: what one has
 * seen already is harmless to see again.
 */
export function createPresenceLoop({ desk, pulses, time, limits, holdMs }: PresenceLoopPorts): Loop {
  const listening = createListening();
  return {
    name: "presence",
    async turn() {
      const pulse = await pulses.beatOfConsumer();
      time.set(pulse.now);
      const heardForMs = listening.hear(pulse);
      if (heardForMs < limits.pageMs) return EVERY_MS;
      // A program's sign never counts for less than a page's, however the two are set.
      const programMs = Math.max(limits.programMs, limits.pageMs);
      await markAway(desk, { pageMs: limits.pageMs, programMs }, pulse.now);
      const latest = new Date(pulse.now.getTime() - holdMs);
      for (const { id } of await desk.agents.awaySince(latest)) await handOver(desk, id, latest);
      return EVERY_MS;
    },
  };
}
