import { expect, test } from "vitest";
import { resolve } from "#server/core/changes/end.ts";
import { agentIdOf, eventIdOf } from "#server/core/ids.ts";
import { AGENT, anAssignedTicket, aStamp, NOW } from "#server/core/testing.ts";
import type { ReceivedEvent } from "../queue/received-event.ts";
import { ticketId } from "../queue/testing/loop-world.ts";
import { createEventHandler } from "./handle-event.ts";

const { event: news } = resolve(anAssignedTicket(), AGENT, aStamp({ eventId: eventIdOf("e1") }));
const event: ReceivedEvent = {
  id: eventIdOf("e1"),
  type: "ticket.resolved",
  at: NOW,
  ticketId: ticketId(1),
  agents: [agentIdOf("a1")],
  traceparent: null,
  news,
};

function aHandler({ exists = true, passFails = false } = {}) {
  const passes: (readonly string[])[] = [];
  const told: string[] = [];
  const handler = createEventHandler({
    dispatcher: {
      async submit(agents) {
        passes.push(agents);
        if (passFails) throw new Error("no primary");
      },
    },
    tell: async ({ id }) => void told.push(id),
    ticketExists: async () => exists,
  });
  const handle = (overrides: Partial<ReceivedEvent> = {}, receiveCount = 1) =>
    handler({ ...event, ...overrides }, { receiveCount, attributes: {}, signal: new AbortController().signal });
  return { handle, passes, told };
}

test("is done after a pass for the agents named and word to the people", async () => {
  const { handle, passes, told } = aHandler();
  expect(await handle()).toEqual({ kind: "done" });
  expect(passes).toEqual([["a1"]]);
  expect(told).toEqual(["e1"]);
});

test("what was typed into the queue by hand rings the bell and tells nobody", async () => {
  const { handle, passes, told } = aHandler();
  expect(await handle({ news: null })).toEqual({ kind: "done" });
  expect(passes).toHaveLength(1);
  expect(told).toEqual([]);
});

test("leaves assignments to the relay, which told of them before it published", async () => {
  const { handle, told } = aHandler();
  await handle({ type: "ticket.reassigned" });
  await handle({ type: "ticket.created" });
  expect(told).toEqual([]);
});

test("waits twice for a ticket that is not there yet, then gives it up with a sentence", async () => {
  const { handle } = aHandler({ exists: false });
  expect(await handle({}, 1)).toMatchObject({ kind: "retry", why: "not-found" });
  expect(await handle({}, 2)).toMatchObject({ kind: "retry", why: "not-found" });
  expect(await handle({}, 3)).toEqual({
    kind: "reject",
    reason: "not-found",
    sentence: `There is no complaint with the id ${ticketId(1)}.`,
  });
});

test("an event about an agent needs no ticket", async () => {
  const { handle } = aHandler({ exists: false });
  expect(await handle({ type: "agent.capacity", ticketId: null })).toEqual({ kind: "done" });
});

test("is not done when the pass failed", async () => {
  const { handle } = aHandler({ passFails: true });
  await expect(handle()).rejects.toThrow("no primary");
});
