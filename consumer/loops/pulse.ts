import type { Clock } from "#server/core/ports/environment.ts";

/** When each loop last turned. A process whose loops stand still is alive for nobody. */
export interface Pulse {
  /** Registers a loop; call the result at every turn. */
  of(loop: string): () => void;
  /** Loops that did not turn for longer than this. */
  silentFor(ms: number): string[];
}

export function createPulse(clock: Clock): Pulse {
  const turns = new Map<string, number>();
  const beat = (loop: string) => turns.set(loop, clock.now().getTime());
  return {
    of(loop) {
      beat(loop);
      return () => void beat(loop);
    },
    silentFor(ms) {
      const now = clock.now().getTime();
      return [...turns].filter(([, at]) => now - at > ms).map(([loop]) => loop);
    },
  };
}
