import { expect, test } from "vitest";
import { setCapacity } from "../changes/agent.ts";
import { createMemoryDesk } from "../memory/memory-desk.ts";
import { command } from "./command.ts";
import { agentRef } from "./ports.ts";

/** A command for two places on an agent; `lost` writes come too late, each after a colleague's. */
function aCommand({ lost }: { lost: number }) {
  const desk = createMemoryDesk();
  const agent = desk.agent({ capacity: 1 });
  const [offered, decided]: [string[], number[]] = [[], []];
  const ports = {
    ...desk.process(),
    offer: ({ kind }: { kind: string }) => void offered.push(kind),
    onDeferred: () => {},
  };
  let writes = 0;
  const run = (capacity: number) =>
    command(ports, {
      read: async () => desk.agentNow(agent),
      refOf: ({ id }) => agentRef(id),
      decide(current, stamp) {
        decided.push(current.capacity);
        return current.capacity === capacity ? null : setCapacity({ ...current, rev: 1 }, capacity, agent.id, stamp);
      },
      async write(_, change) {
        const isLate = writes++ < lost;
        const by = isLate ? { ...change, set: { capacity: 10 + writes } } : change;
        desk.commandAgent(agent, () => by);
        return !isLate;
      },
      overtaken: { key: "refusals.complaint.overtaken" },
    });
  return { run, offered, decided, capacity: () => desk.agentNow(agent).capacity };
}

test("writes what was decided, offers its event and says what it was decided on", async () => {
  const { run, offered, capacity } = aCommand({ lost: 0 });
  const { found, written } = await run(2);
  expect(found).toMatchObject({ capacity: 1 });
  expect(written).toMatchObject({ set: { capacity: 2 }, event: { type: "agent.capacity" } });
  expect(capacity()).toBe(2);
  expect(offered).toEqual(["agent"]);
});

test("writes and offers nothing where nothing has to change", async () => {
  const { run, offered } = aCommand({ lost: 0 });
  expect(await run(1)).toMatchObject({ found: { capacity: 1 }, written: null });
  expect(offered).toEqual([]);
});

test("who is overtaken decides again, on what is true by then", async () => {
  const { run, decided, offered, capacity } = aCommand({ lost: 2 });
  expect(await run(2)).toMatchObject({ found: { capacity: 12 } });
  expect(decided).toEqual([1, 11, 12]);
  expect(capacity()).toBe(2);
  expect(offered).toEqual(["agent"]);
});

test("who is overtaken twelve times in a row hears so", async () => {
  const { run, decided, offered } = aCommand({ lost: Number.POSITIVE_INFINITY });
  await expect(run(2)).rejects.toMatchObject({ code: "complaint.changed-meanwhile", message: /others at this moment/ });
  expect(decided).toHaveLength(12);
  expect(offered).toEqual([]);
});
