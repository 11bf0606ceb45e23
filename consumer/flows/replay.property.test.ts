import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { replayRows } from "#server/operate/replay/rows.ts";
import { createInProcessConsumer, everything, HISTORY, type InProcessConsumer } from "./testing/in-process.ts";

let world: Awaited<ReturnType<typeof startTestDesk>>;
let consumer: InProcessConsumer;
beforeAll(async () => {
  world = await startTestDesk();
  consumer = createInProcessConsumer(world);
});
afterAll(() => world.stop());

const Command = fc.record({
  kind: fc.constantFrom("file", "status", "say", "note", "duty", "give", "take-back"),
  who: fc.nat(2),
  which: fc.nat(7),
  status: fc.constantFrom<Status>("Resolved", "Closed", "Waiting on Customer", "Open", "In Progress"),
});
type Command = typeof Command extends fc.Arbitrary<infer Value> ? Value : never;

interface Cast {
  readonly customer: Actor;
  readonly admin: Actor;
  readonly agents: readonly Actor[];
  readonly filed: string[];
}

async function obey({ customer, admin, agents, filed }: Cast, { kind, who, which, status }: Command): Promise<void> {
  const { desk } = world;
  const agent = agents[who % agents.length] ?? admin;
  const anybody = [customer, agent, admin][who] ?? admin;
  const id = filed[which % Math.max(1, filed.length)];
  if (kind === "duty") {
    const isFree = which % 2 === 0;
    await setAvailability(desk, agent, { agentId: agent.id, availability: isFree ? "available" : "offline" });
    return;
  }
  if (kind === "file" || id === undefined) {
    const complaint = { title: `Broken ${filed.length}`, description: "", category: "Technical" };
    filed.push((await fileComplaint(desk, customer, complaint))._id);
    return;
  }
  if (kind === "status") await changeStatus(desk, anybody, { id, status, message: "So." });
  if (kind === "say") await addComment(desk, anybody, { id, message: "Hello?", internal: false });
  if (kind === "note") await addComment(desk, admin, { id, message: "Careful.", internal: true });
  if (kind === "give") await assignComplaint(desk, admin, { id, agentId: agent.id });
  if (kind === "take-back") await assignComplaint(desk, admin, { id, agentId: null });
}

async function obeyAll(cast: Cast, commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    await obey(cast, command).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
}

test("replaying everything, while people work and afterwards, changes nothing and tells nobody anything", async () => {
  let replayed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(Command, { minLength: 4, maxLength: 24 }), fc.nat(23), async (commands, cut) => {
      for (const rows of [...HISTORY, replayRows]) await world.db.collection(rows).deleteMany({});
      const cast: Cast = {
        customer: await world.addPerson("Maya", "user"),
        admin: await world.addPerson("Ines", "admin"),
        agents: [await world.addAgent("Asha"), await world.addAgent("Tomás")],
        filed: [],
      };
      await obeyAll(cast, commands.slice(0, cut));
      await world.inlineRelay.drain();
      // Now and then before its first delivery, and beside everything that happens meanwhile.
      await Promise.all([consumer.replayEverything(cast.admin), obeyAll(cast, commands.slice(cut))]);
      await consumer.comeToRest();

      const before = await everything(world.db);
      replayed += await consumer.replayEverything(cast.admin);
      await consumer.comeToRest();
      expect(await everything(world.db)).toBe(before);
    }),
    // Shrinking would take longer than the test may; the commands are few enough to read.
    { numRuns: 20, endOnFailure: true },
  );
  expect(replayed).toBeGreaterThan(100);
}, 120_000);
