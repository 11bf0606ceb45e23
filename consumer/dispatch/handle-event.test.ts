import { expect, test } from "vitest";
import { resolve } from "#server/core/changes/end.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import type { ToldEvent } from "#server/core/events/who-is-told.ts";
import { agentIdOf, eventIdOf } from "#server/core/ids.ts";
import { AGENT, aFiling, anAssignedTicket, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import type { ReceivedEvent } from "../queue/received-event.ts";
import { ticketId } from "../queue/testing/loop-world.ts";
import { createEventHandler, type StoredEvent } from "./handle-event.ts";

const { event: stored } = resolve(anAssignedTicket(), AGENT, aStamp({ eventId: eventIdOf("e1") }));
const event: ReceivedEvent = {
  id: eventIdOf("e1"),
  type: "ticket.resolved",
  at: NOW,
  ticketId: ticketId(1),
  agents: [agentIdOf("a1")],
  traceparent: null,
  isNews: true,
};

function aHandler({ exists = true, passFails = false, knows = [stored] as readonly StoredEvent[] } = {}) {
  const passes: (readonly string[])[] = [];
  const told: ToldEvent[] = [];
  const lookedFor: string[] = [];
  const handler = createEventHandler({
    dispatcher: {
      async submit(agents) {
        passes.push(agents);
        if (passFails) throw new Error("no primary");
      },
    },
    async findEvent(id) {
      lookedFor.push(id);
      return knows.find((each) => each.id === id) ?? null;
    },
    async tell(each) {
      told.push(each);
      return exists;
    },
    ticketExists: async () => exists,
  });
  const handle = (overrides: Partial<ReceivedEvent> = {}, receiveCount = 1, attributes = {}) =>
    handler({ ...event, ...overrides }, { receiveCount, attributes, signal: new AbortController().signal });
  return { handle, passes, told, lookedFor };
}

test("is done after a pass for the agents named and word to the people", async () => {
  const { handle, passes, told } = aHandler();
  expect(await handle()).toEqual({ kind: "done" });
  expect(passes).toEqual([["a1"]]);
  expect(told).toEqual([stored]);
});

test("agents who were settled before the event was stored are left alone, whatever else the message says", async () => {
  const settled = { ...stored, isSettled: true, agents: [agentIdOf("a1")] };
  const { handle, passes, told } = aHandler({ knows: [settled] });
  await handle({ agents: [agentIdOf("a1"), agentIdOf("a2")] });
  expect(passes).toEqual([["a2"]]);
  expect(told).toEqual([settled]);
});

test("what was typed into the queue by hand rings the bell and tells nobody", async () => {
  const { handle, passes, told, lookedFor } = aHandler();
  expect(await handle({ isNews: false })).toEqual({ kind: "done" });
  expect(passes).toHaveLength(1);
  expect(told).toEqual([]);
  expect(lookedFor).toEqual([]);
});

test("an event that the store does not know rings the bell, and people are told nothing, whatever it says", async () => {
  const { handle, passes, told } = aHandler({ knows: [] });
  expect(await handle()).toEqual({ kind: "done" });
  expect(passes).toEqual([["a1"]]);
  expect(told).toEqual([]);
});

test("under the id of something else that happened people hear of that, as it was stored", async () => {
  const { handle, told } = aHandler();
  await handle({ type: "ticket.answered", agents: [agentIdOf("a2")] });
  expect(told).toEqual([stored]);
});

test("what the relay has told is told by it alone, under whatever name its id comes", async () => {
  const assigned = { ...stored, type: "ticket.assigned" } as unknown as StoredEvent;
  const { handle, told } = aHandler({ knows: [assigned] });
  expect(await handle()).toEqual({ kind: "done" });
  expect(told).toEqual([]);
});

test("leaves an assignment to the relay, which told of it before it published", async () => {
  const { handle, told } = aHandler();
  await handle({ type: "ticket.reassigned" });
  expect(told).toEqual([]);
});

test("waits twice for a ticket that is not there yet, then gives it up with a sentence", async () => {
  const { handle } = aHandler({ exists: false, knows: [] });
  expect(await handle({}, 1)).toMatchObject({ kind: "retry", why: "not-found" });
  expect(await handle({}, 2)).toMatchObject({ kind: "retry", why: "not-found" });
  expect(await handle({}, 3)).toEqual({
    kind: "reject",
    reason: "not-found",
    sentence: `There is no complaint with the id ${ticketId(1)}.`,
  });
});

test("what an experiment left on its way is done with, though its ticket was cleaned away", async () => {
  const { handle, passes } = aHandler({ exists: false, knows: [] });
  expect(await handle({}, 1, { trial: "a run" })).toEqual({ kind: "done" });
  expect(passes).toHaveLength(1);
});

test.each([
  ["nobody hears of", "ticket.created", fileTicket(aFiling(), CUSTOMER, aStamp({ eventId: eventIdOf("e1") })).event],
  ["somebody would hear of", "ticket.resolved", stored],
] as const)("what %s is put aside when its ticket is gone, though the event is stored", async (_, type, of) => {
  const { handle } = aHandler({ exists: false, knows: [of] });
  expect(await handle({ type }, 1)).toMatchObject({ kind: "retry", why: "not-found" });
  expect(await handle({ type }, 3)).toMatchObject({ kind: "reject", reason: "not-found" });
});

test("an event about an agent needs no ticket", async () => {
  const { handle } = aHandler({ exists: false });
  expect(await handle({ type: "agent.capacity", ticketId: null })).toEqual({ kind: "done" });
});

test("is not done when the pass failed", async () => {
  const { handle } = aHandler({ passFails: true });
  await expect(handle()).rejects.toThrow("no primary");
});
