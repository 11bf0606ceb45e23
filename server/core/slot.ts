import { type AgentId, agentIdOf } from "./ids.ts";

/**
 * A place of an agent, as the unique index sees it: "<agentId>#<k>", k from 0 to capacity - 1.
 * Two tickets can never hold the same one, whatever races.
 */
export function slotName(agentId: AgentId, place: number): string {
  return `${agentId}#${place}`;
}

export function slotPlace(slot: string): number {
  return Number(slot.slice(slot.indexOf("#") + 1));
}

export function slotAgent(slot: string): AgentId {
  return agentIdOf(slot.slice(0, slot.indexOf("#")));
}

/** The lowest `count` places below `capacity` that are not taken. Lowest first: racing writers must collide, not pass each other. */
export function lowestFreePlaces(taken: readonly number[], capacity: number, count: number): number[] {
  const used = new Set(taken);
  const free: number[] = [];
  for (let place = 0; place < capacity && free.length < count; place++) if (!used.has(place)) free.push(place);
  return free;
}
