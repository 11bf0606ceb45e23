import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { pass } from "./pass.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
let maya: Actor;

beforeAll(async () => {
  it = await startTestDesk();
  maya = await it.addPerson("Maya", "user");
});

afterAll(() => it.stop());

/** The commands of a pass that gives so many complaints to as many free agents, all of whom are named. */
async function costOf(count: number): Promise<string[]> {
  const agents: AgentActor[] = [];
  for (let number = 0; number < count; number++) {
    agents.push(await it.addAgent(`Agent ${number}`));
    const text = { title: `Complaint ${number}`, description: "It is broken." };
    await fileComplaint(it.desk, maya, { ...text, category: "Technical" });
  }
  await it.inlineRelay.drain();
  it.commands.length = 0;
  // What it commits is left to the sweeper: the relay's commands are not the pass's.
  const { assigned } = await pass(
    { ...it.desk, offer: () => {} },
    agents.map(({ id }) => id),
  );
  expect(assigned).toBe(count);
  return [...it.commands];
}

test("a pass costs the same few commands, whether it gives out one complaint or twenty", async () => {
  const one = await costOf(1);
  expect(one.toSorted()).toEqual([...Array<string>(5).fill("find"), ...Array<string>(3).fill("update")]);
  expect(await costOf(20)).toEqual(one);
});
