import { expect, test } from "vitest";
import { type AssignmentPorts, newStamp } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { actOnAgent, actOnTicket } from "#server/core/memory/act.ts";
import { createInterleaver } from "#server/core/memory/interleave.ts";
import { violationsOf } from "#server/core/memory/invariants.ts";
import { createMemoryDesk, type MemoryDesk } from "#server/core/memory/memory-desk.ts";
import { sweepOutbox } from "#server/core/outbox/sweep.ts";
import { seededRandom } from "#server/core/seeded-random.ts";
import { aFiling, CUSTOMER } from "#server/core/testing.ts";
import { agentsNamed } from "../queue/agents-named.ts";
import { pass } from "./pass.ts";

const SEEDS = 1_000;

/** Which published messages were acknowledged; a message whose pass died is received again. */
type Acknowledged = Set<number>;

/** Receives what is there, runs one pass for it, and acknowledges it after that. */
async function consume(desk: MemoryDesk, process: AssignmentPorts, acknowledged: Acknowledged): Promise<number> {
  const received = desk.published.map((_, index) => index).filter((index) => !acknowledged.has(index));
  const named = received.flatMap((index) => agentsNamed(JSON.parse(desk.published[index]?.body ?? "").data));
  if (received.length > 0) await pass(process, [...new Set(named)]);
  for (const index of received) acknowledged.add(index);
  return received.length;
}

/** What a healthy system does in the end: everything is relayed, and what was published is consumed. */
async function comeToRest(desk: MemoryDesk, acknowledged: Acknowledged): Promise<void> {
  do await desk.relayAll();
  while ((await consume(desk, desk.process(), acknowledged)) > 0);
}

/** Files a complaint, its event included: that event is all that anybody will ever hear of it. */
function file(desk: MemoryDesk): void {
  const ticket = desk.ticket();
  const document = desk.state.tickets.get(ticket.id);
  const { id, complaintId, userId, title, category, priority } = ticket;
  const input = aFiling({ id, complaintId, userId, title, category, priority });
  document?.outbox.push(fileTicket(input, CUSTOMER, newStamp(desk)).event);
  if (document) document.outboxAt = new Date(desk.clock.now().getTime() + 2_000);
}

/** A few processes on a small desk: small enough that each rule of the protocol matters in some order of events. */
async function raceAndRest(seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const upTo = (limit: number) => 1 + Math.floor(random() * limit);
  const desk = createMemoryDesk();
  for (let count = upTo(2); count > 0; count--) desk.agent({ capacity: upTo(2) });
  for (let count = upTo(4); count > 0; count--) file(desk);
  const acknowledged: Acknowledged = new Set();
  for (let phase = upTo(4); phase > 0; phase--) {
    const interleaver = createInterleaver(random);
    const worker = () => {
      // Every third process dies somewhere in the middle of its work.
      const before = random() < 0.33 ? interleaver.dyingAfter(upTo(14)) : interleaver.before;
      return desk.process({ before });
    };
    const roles = [
      () => consume(desk, worker(), acknowledged),
      async () => file(desk),
      () => sweepOutbox({ ...worker().relayPorts, random }),
      () => actOnTicket(desk, worker(), random),
      () => actOnAgent(desk, worker(), random),
    ];
    desk.elapse(20_000);
    await interleaver.run(
      Array.from({ length: upTo(5) }, () => roles[Math.floor(random() * roles.length)] ?? (async () => {})),
    );
  }
  await comeToRest(desk, acknowledged);
  return violationsOf(desk);
}

test("passes, sweepers and people racing in any order, and dying anywhere, leave nothing wrong", async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    expect({ seed, violations: await raceAndRest(seed) }).toEqual({ seed, violations: [] });
  }
});
