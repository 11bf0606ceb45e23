import { expect, test } from "vitest";
import { release } from "#server/assignments/release.ts";
import { createInterleaver, seededRandom } from "#server/assignments/testing/interleave.ts";
import { violationsOf } from "#server/assignments/testing/invariants.ts";
import { createMemoryDesk, type MemoryDesk } from "#server/assignments/testing/memory-desk.ts";
import type { Actor } from "#server/domain/actor.ts";
import type { AgentState } from "#server/domain/agent.ts";
import { setDuty } from "#server/domain/changes/agent.ts";
import { resolve } from "#server/domain/changes/end.ts";
import type { AssignmentPorts } from "#server/assignments/ports.ts";
import { sweepOutbox } from "#server/outbox/sweep.ts";
import { agentsNamed } from "../queue/agents-named.ts";
import { pass } from "./pass.ts";

const SEEDS = 1_000;

/** What a healthy system does in the end: everything is relayed, and what was published rings the bell, named agents first. */
async function comeToRest(desk: MemoryDesk): Promise<void> {
  let heard = 0;
  while (true) {
    await desk.relayAll();
    const messages = desk.published.slice(heard);
    heard += messages.length;
    if (messages.length === 0) return;
    const named = messages.flatMap(({ body }) => agentsNamed(JSON.parse(body).data));
    await pass(desk.process(), [...new Set(named)]);
  }
}

/** Somebody at work: solves what they hold, or leaves and comes back. */
async function actAs(desk: MemoryDesk, agent: AgentState, ports: AssignmentPorts, random: () => number) {
  const [mine] = await ports.store.listHeld([agent.id]);
  const actor: Actor = { id: agent.id, name: agent.name, role: "agent" };
  if (mine && random() < 0.6) {
    // Between reading and writing it may be gone; then the command is decided again, and finds nothing to do.
    if (desk.now(mine).assignedTo === agent.id) desk.command(mine, (ticket, stamp) => resolve(ticket, actor, stamp));
    return;
  }
  const { onDuty } = desk.agentNow(agent);
  desk.commandAgent(agent, (current, stamp) => setDuty(current, !onDuty, agent.id, stamp));
  if (onDuty) await release(ports, agent.id);
}

async function raceAndRest(seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const upTo = (limit: number) => 1 + Math.floor(random() * limit);
  const desk = createMemoryDesk();
  const agents = Array.from({ length: upTo(3) }, () => desk.agent({ capacity: upTo(2) }));
  for (let count = upTo(6); count > 0; count--) desk.ticket();
  for (let phase = upTo(3); phase > 0; phase--) {
    const interleaver = createInterleaver(random);
    const worker = () => {
      // Every third process dies somewhere in the middle of its work.
      const before = random() < 0.33 ? interleaver.dyingAfter(upTo(12)) : interleaver.before;
      return desk.process({ before });
    };
    desk.elapse(20_000);
    await interleaver.run([
      () => pass(worker(), []),
      () => pass(worker(), []),
      () => sweepOutbox({ ...worker().relayPorts, random }),
      // Not everybody acts: whoever does is named by an event, which would hide what went wrong with them.
      ...agents.filter(() => random() < 0.4).map((agent) => () => actAs(desk, agent, worker(), random)),
    ]);
  }
  await comeToRest(desk);
  // The messages of the passes that died are received again. They name nobody: who is wrong must be known by now.
  await pass(desk.process(), []);
  await comeToRest(desk);
  return violationsOf(desk.state);
}

test("passes, sweepers and agents racing in any order, and dying anywhere, leave nothing wrong", async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    expect({ seed, violations: await raceAndRest(seed) }).toEqual({ seed, violations: [] });
  }
});
