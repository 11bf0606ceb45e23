import { agentIdOf } from "#server/core/ids.ts";
import { sizeUpTo } from "./draw.ts";
import { CATEGORIES, TRIAL } from "./people.ts";
import type { World } from "./world.ts";

/** The agents of a run: mostly on duty, each with a capacity and skills of their own. */
export function hireAgents(world: World): void {
  const { chance, configuration, scheduler } = world;
  const hex = (index: number) => agentIdOf(`a${index}`.padEnd(24, "0"));
  for (let index = sizeUpTo(configuration.agents, world) - 1; index >= 0; index--) {
    const { capacity, leastCapacity } = configuration;
    const onDuty = configuration.scene !== null || chance.flip(0.85);
    const idleSince = new Date(scheduler.now() + index);
    const agent = {
      id: hex(index),
      name: `Agent ${index}`,
      trial: configuration.trials && index % 2 === 1 ? TRIAL : null,
      skills: configuration.skills ? CATEGORIES.filter(() => chance.flip(0.4)) : [],
      onDuty,
      awaySince: null,
      deleted: false,
      capacity: leastCapacity + chance.below(capacity - leastCapacity + 1),
      availability: onDuty ? ("available" as const) : ("offline" as const),
      hintRev: 0,
      idleSince,
      rev: 0,
    };
    world.trace(() => `agent ${agent.id} on duty ${onDuty} capacity ${agent.capacity} skills ${agent.skills.join()}`);
    world.state.agents.set(agent.id, { agent, outbox: [], outboxAt: null, tries: 0 });
    const record = { ...agent, since: idleSince, seenAt: null, calledAt: null, reason: null, until: null };
    world.checks.agentWrites(record, record, null);
  }
}
