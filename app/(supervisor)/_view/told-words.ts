import type { Say } from "#app/_language/say.ts";
import type { Board } from "#server/desk/insights/wire.ts";

/** How true it was what customers read of their waits today; null before they read anything. */
export function toldWords({ ended, stated, held }: Board["statedWaits"], say: Say<"board.figures">): string | null {
  if (stated === 0) return null;
  return say("told", { stated, missed: ended - stated, truth: held === stated ? "whole" : "partly", held });
}
