import type { Action } from "./actions.ts";
import type { Cue } from "./configuration.ts";
import { drawAction, drawKinds, isPossible, sizeUpTo } from "./draw.ts";
import type { World } from "./world.ts";

/** Who does what next, burst by burst: drawn by the seed, or as the scene of the configuration has it. */
export interface Script {
  /** Chance of something new at every step while there is something left in the burst. */
  readonly pace: number;
  hasMore(): boolean;
  beginBurst(): void;
  isBurstOver(): boolean;
  /** What somebody does now, or null. */
  next(): Action | "file" | null;
}

export function createScript(world: World): Script {
  const { scene } = world.configuration;
  return scene ? followScene(world, scene) : drawAll(world);
}

function drawAll(world: World): Script {
  const { configuration, chance } = world;
  const kinds = drawKinds(configuration, chance);
  const maxTickets = sizeUpTo(configuration.tickets, world);
  const pace = configuration.pace * chance.pick([0.4, 1, 4, 10]);
  let people = 3 + chance.below(configuration.people - 2);
  let burst = 0;
  return {
    pace,
    hasMore: () => people > 0,
    beginBurst() {
      burst = chance.flip(0.1) ? people : Math.min(people, 1 + chance.below(chance.pick([2, 4, 8])));
    },
    isBurstOver: () => burst <= 0,
    next() {
      burst--;
      people--;
      const possible = kinds.filter((kind) => isPossible(world, kind, maxTickets));
      return drawAction(possible, chance) ?? null;
    },
  };
}

/** Times that a cue is waited for in a burst. */
const PATIENCE = 100;

/** Everybody waits for their cue: until there is what they act on, or until somebody hesitates. */
function followScene(world: World, scene: readonly (readonly Cue[])[]): Script {
  const { configuration, chance, scheduler } = world;
  const pace = configuration.pace * chance.pick([0.4, 1, 4, 10]);
  let people = configuration.people;
  let bursts = 0;
  let cues: Cue[] = [];
  let patience = 0;
  const isDue = (cue: Cue) =>
    cue === "hesitation" ? scheduler.hasStalled() : isPossible(world, cue, configuration.tickets);
  return {
    pace,
    hasMore: () => people > 0,
    beginBurst() {
      cues = [...(scene[bursts++ % scene.length] ?? [])];
      patience = PATIENCE;
    },
    isBurstOver: () => cues.length === 0 || people <= 0,
    next() {
      const [cue] = cues;
      if (!cue) return null;
      const due = isDue(cue);
      if (!due && patience-- > 0) return null;
      cues.shift();
      people--;
      return due && cue !== "hesitation" ? cue : null;
    },
  };
}
