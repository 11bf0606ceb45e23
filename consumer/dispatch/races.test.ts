import { expect, test } from "vitest";
import { actOnAgent, actOnTicket } from "#server/assignments/testing/act.ts";
import { createInterleaver, seededRandom } from "#server/assignments/testing/interleave.ts";
import { violationsOf } from "#server/assignments/testing/invariants.ts";
import { createMemoryDesk, type MemoryDesk } from "#server/assignments/testing/memory-desk.ts";
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

/** A few processes on a small desk: small enough that each rule of the protocol matters in some order of events. */
async function raceAndRest(seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const upTo = (limit: number) => 1 + Math.floor(random() * limit);
  const desk = createMemoryDesk();
  for (let count = upTo(2); count > 0; count--) desk.agent({ capacity: upTo(2) });
  for (let count = upTo(4); count > 0; count--) desk.ticket();
  for (let phase = upTo(4); phase > 0; phase--) {
    const interleaver = createInterleaver(random);
    const worker = () => {
      // Every third process dies somewhere in the middle of its work.
      const before = random() < 0.33 ? interleaver.dyingAfter(upTo(14)) : interleaver.before;
      return desk.process({ before });
    };
    const roles = [
      () => pass(worker(), []),
      () => sweepOutbox({ ...worker().relayPorts, random }),
      () => actOnTicket(desk, worker(), random),
      () => actOnAgent(desk, worker(), random),
    ];
    desk.elapse(20_000);
    await interleaver.run(
      Array.from({ length: upTo(5) }, () => roles[Math.floor(random() * roles.length)] ?? (async () => {})),
    );
  }
  await comeToRest(desk);
  // The messages of the passes that died are received again. They name nobody: who is wrong must be known by now.
  await pass(desk.process(), []);
  await comeToRest(desk);
  return violationsOf(desk.state);
}

test("passes, sweepers and people racing in any order, and dying anywhere, leave nothing wrong", async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    expect({ seed, violations: await raceAndRest(seed) }).toEqual({ seed, violations: [] });
  }
});
