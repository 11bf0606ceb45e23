import type { AgentId } from "../ids.ts";

/** A ticket that somebody finished: by whom, and how long it had a place of theirs, in ms. */
export interface Handled {
  readonly agentId: AgentId;
  readonly ms: number;
}

/** How long tickets take here. */
export interface Pace {
  /** How long the desk's recent tickets took, ascending, in ms. */
  readonly sortedMs: readonly number[];
  /** An agent's time for a ticket as a multiple of the desk's. */
  readonly speedOf: (agent: AgentId) => number;
}

/** Nothing is known: whoever has a ticket may have it for ever, so only what is free right now can be told. */
export const UNKNOWN_PACE: Pace = { sortedMs: [Number.POSITIVE_INFINITY], speedOf: () => 1 };

/** Fewer than this is an anecdote. */
const ENOUGH = 12;
/** What took so many times the middle was not worked on all the time: somebody went home with it. */
const NOT_WORK = 8;
/** So many tickets of the desk's pace are believed of an agent before any of their own. */
const BELIEVED = 5;

/** The desk's pace, unknown as long as too little is known to say anything. */
export function paceOf(handled: readonly Handled[]): Pace {
  const middle = handled.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(handled.length / 2)] ?? 0;
  const worked = handled.filter(({ ms }) => ms > 0 && ms <= middle * NOT_WORK);
  if (worked.length < ENOUGH) return UNKNOWN_PACE;
  const desk = meanMs(worked);
  const speeds = new Map<AgentId, number>();
  for (const [agent, own] of Map.groupBy(worked, ({ agentId }) => agentId)) {
    const sum = own.reduce((total, { ms }) => total + ms, 0);
    speeds.set(agent, (sum + BELIEVED * desk) / (own.length + BELIEVED) / desk);
  }
  return {
    sortedMs: worked.map(({ ms }) => ms).toSorted((a, b) => a - b),
    speedOf: (agent) => speeds.get(agent) ?? 1,
  };
}

function meanMs(handled: readonly Handled[]): number {
  return handled.reduce((sum, { ms }) => sum + ms, 0) / handled.length;
}

/** How long a ticket takes somebody of this speed, drawn from the desk's. */
export function drawMs({ sortedMs }: Pace, speed: number, random: () => number): number {
  return (sortedMs[Math.floor(random() * sortedMs.length)] ?? 0) * speed;
}

/** How much longer a ticket takes that somebody has had for so long, to be drawn again and again: as the desk's do that took longer than that. */
export function restOf(pace: Pace, speed: number, elapsedMs: number): (random: () => number) => number {
  const { sortedMs } = pace;
  const from = firstAbove(sortedMs, elapsedMs / speed);
  const longer = sortedMs.length - from;
  // Longer than anything that is known: what it still takes is as unknown as a new one.
  if (longer < 2) return (random) => drawMs(pace, speed, random);
  return (random) => (sortedMs[from + Math.floor(random() * longer)] ?? 0) * speed - elapsedMs;
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
