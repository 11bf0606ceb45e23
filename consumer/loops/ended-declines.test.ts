import { expect, test } from "vitest";
import { setDuty, setSkills } from "#server/core/changes/agent.ts";
import { createMemoryDeclineReader } from "#server/core/memory/memory-decline-reader.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { pass } from "../dispatch/pass.ts";
import { createEndedDeclineLoop } from "./ended-declines.ts";

const TEN_MINUTES_MS = 600_000;
const signal = new AbortController().signal;

/** A desk with one free agent, who declines what is the only ticket in line; and a loop that looks after it. */
function aDesk(overrides: Partial<Ticket> = {}) {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const until = new Date(desk.clock.now().getTime() + TEN_MINUTES_MS);
  const ticket = desk.ticket({ declines: [{ agentId: agent.id, until, isOwn: true }], ...overrides });
  let passes = 0;
  let isAway = false;
  const start = () => {
    const loop = createEndedDeclineLoop({
      declines: createMemoryDeclineReader(desk.state, async () => {}),
      clock: desk.clock,
      async pass() {
        passes++;
        if (isAway) throw new Error("no primary");
        await pass(desk.process(), []);
      },
    });
    return () => loop.turn(signal);
  };
  return {
    desk,
    agent,
    ticket,
    start,
    passes: () => passes,
    setAway(away: boolean) {
      isAway = away;
    },
  };
}

test("a ticket comes to whoever declined it when that has ended, and nobody looks before", async () => {
  const { desk, agent, ticket, start, passes } = aDesk();
  const turn = start();
  await turn();
  await pass(desk.process(), [agent.id]);
  expect([desk.now(ticket).assignedTo, passes()]).toEqual([null, 0]);
  desk.elapse(TEN_MINUTES_MS);
  expect(await turn()).toBeLessThan(5_000);
  expect([desk.now(ticket).assignedTo, passes()]).toEqual([agent.id, 1]);
});

test("a process that starts after the end looks at once", async () => {
  const { desk, agent, ticket, start } = aDesk();
  desk.elapse(2 * TEN_MINUTES_MS);
  await start()();
  expect(desk.now(ticket).assignedTo).toBe(agent.id);
});

test("a look whose pass failed is made again, however late", async () => {
  const { desk, agent, ticket, start, setAway } = aDesk();
  const turn = start();
  await turn();
  desk.elapse(TEN_MINUTES_MS);
  setAway(true);
  await expect(turn()).rejects.toThrow("no primary");
  desk.elapse(TEN_MINUTES_MS);
  setAway(false);
  await turn();
  expect(desk.now(ticket).assignedTo).toBe(agent.id);
});

test("a clock that is set back misses nothing", async () => {
  const { desk, agent, ticket, start } = aDesk();
  const turn = start();
  desk.elapse(2 * TEN_MINUTES_MS);
  desk.commandAgent(agent, (current, stamp) => setDuty(current, false, agent.id, stamp));
  await turn();
  desk.elapse(-1.5 * TEN_MINUTES_MS);
  desk.commandAgent(agent, (current, stamp) => setDuty(current, true, agent.id, stamp));
  await turn();
  await pass(desk.process(), [agent.id]);
  expect(desk.now(ticket).assignedTo).toBeNull();
  desk.elapse(TEN_MINUTES_MS);
  await turn();
  expect(desk.now(ticket).assignedTo).toBe(agent.id);
});

test("what waits on for another reason is looked at once, and not for ever", async () => {
  const { desk, agent, start, passes } = aDesk({ category: "Billing" });
  desk.commandAgent(agent, (current, stamp) => setSkills(current, ["Technical"], agent.id, stamp));
  const turn = start();
  desk.elapse(TEN_MINUTES_MS);
  for (let looks = 0; looks < 10; looks++) desk.elapse(await turn());
  expect(passes()).toBe(1);
});
