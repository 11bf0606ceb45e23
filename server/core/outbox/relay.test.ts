import { expect, test } from "vitest";
import { ticketRef } from "../assignments/ports.ts";
import { claim } from "../changes/claim.ts";
import { close, resolve } from "../changes/end.ts";
import type { OutboxEntry } from "../events/event.ts";
import { ticketIdOf } from "../ids.ts";
import { violationsOf } from "../memory/invariants.ts";
import { createMemoryDesk, type MemoryDesk, pendingOf } from "../memory/memory-desk.ts";
import { ADMIN } from "../testing.ts";
import type { Ticket } from "../ticket.ts";
import { relay } from "./relay.ts";
import { sweepOutbox } from "./sweep.ts";

const SWEEP_DUE_MS = 10_000;

/** One ticket that was claimed, solved by an admin, and never relayed: three steps for any relay to get through. */
function aDeskWithWork(): { desk: MemoryDesk; ticket: Ticket } {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = desk.ticket();
  desk.command(ticket, (current, stamp) => claim(current, agent, 0, { rule: "longest-free" }, stamp));
  desk.command(ticket, (current, stamp) => resolve(current, ADMIN, stamp));
  desk.elapse(SWEEP_DUE_MS);
  return { desk, ticket };
}

/** Lets a process do so many operations on database and topic, then never answers it again. */
function dyingAfter(operations: number) {
  let left = operations;
  return () => (left-- > 0 ? Promise.resolve() : new Promise<void>(() => {}));
}

const idsOf = (desk: MemoryDesk) => desk.published.map(({ attributes }) => attributes["eventId"]);

test("stores, publishes and settles what waits, with the body as it is and the rest in attributes", async () => {
  const { desk, ticket } = aDeskWithWork();
  expect(await sweepOutbox({ ...desk.process().relayPorts, random: () => 0.5 })).toBe(1);
  expect(pendingOf(desk.state)).toEqual([]);
  expect([...desk.state.events.values()].map(({ entry }) => entry.type)).toEqual([
    "ticket.assigned",
    "ticket.resolved",
  ]);
  expect(desk.published).toHaveLength(1);
  expect(JSON.parse(desk.published[0]?.body ?? "")).toMatchObject({
    eventType: "ticket.resolved",
    data: { ticketId: ticket.id, resolvedBy: ADMIN.id },
  });
  expect(desk.published[0]?.attributes).toMatchObject({
    eventType: "ticket.resolved",
    v: "1",
    rev: "3",
    origin: "sweep",
    by: ADMIN.id,
  });
});

test.each(Array.from({ length: 16 }, (_, operations) => operations))(
  "killed after %i operations, another sweeper finishes it: stored, published, told once",
  async (operations) => {
    const { desk, ticket } = aDeskWithWork();
    void sweepOutbox({ ...desk.process({ before: dyingAfter(operations) }).relayPorts, random: () => 0.5 });
    await new Promise((resolve) => setImmediate(resolve));
    await desk.relayAll();
    expect(pendingOf(desk.state)).toEqual([]);
    expect(desk.state.events.size).toBe(2);
    expect(new Set(idsOf(desk)).size).toBe(1);
    expect(idsOf(desk).length).toBeLessThanOrEqual(2);
    const told = [...desk.state.notices.values()].map(({ recipient, type }) => `${type} ${recipient}`);
    expect(told.toSorted()).toEqual([`assigned ${ticketAgent(desk)}`, `in-progress ${ticket.userId}`].toSorted());
    expect(violationsOf(desk)).toEqual([]);
  },
);

function ticketAgent(desk: MemoryDesk): string {
  const [agent] = desk.state.agents.keys();
  return agent ?? "";
}

test("while the topic is away everything stays, and goes out once it is back", async () => {
  const { desk } = aDeskWithWork();
  const away = desk.process({ publish: () => Promise.reject(new Error("connect ECONNREFUSED")) });
  for (let round = 0; round < 5; round++) {
    await sweepOutbox({ ...away.relayPorts, random: () => 0.5 });
    desk.elapse(60_000);
  }
  // The assignment was finished; only what needs the topic waits.
  expect(pendingOf(desk.state).map(({ types }) => types)).toEqual([["ticket.resolved"]]);
  await desk.relayAll();
  expect(desk.published).toHaveLength(1);
  expect(pendingOf(desk.state)).toEqual([]);
});

test("of a batch that is refused in part, only the refused entry is tried again", async () => {
  const desk = createMemoryDesk();
  const [first, second] = [desk.ticket(), desk.ticket()];
  for (const ticket of [first, second]) desk.command(ticket, (current, stamp) => close(current, ADMIN, stamp));
  desk.elapse(SWEEP_DUE_MS);
  let calls = 0;
  const process = desk.process({
    publish: async ([one]) =>
      calls++ === 0 && one ? [{ id: one.id, verdict: "again", code: "InternalError", message: "try again" }] : [],
  });
  await desk.relayAll(process);
  expect(calls).toBe(2);
  expect(idsOf(desk)).toHaveLength(2);
  expect(pendingOf(desk.state)).toEqual([]);
});

test("what can never be sent is parked and does not come again", async () => {
  const { desk } = aDeskWithWork();
  const process = desk.process({
    publish: async (messages) =>
      messages.map(({ id }) => ({ id, verdict: "never", code: "Oversize", message: "too large" })),
  });
  await desk.relayAll(process);
  expect(pendingOf(desk.state)).toEqual([]);
  const parked = [...desk.state.events.values()].filter((event) => event.parked);
  expect(parked.map(({ entry, parked }) => [entry.type, parked])).toEqual([["ticket.resolved", "Oversize: too large"]]);
});

test("what is refused with a code that nobody knows is tried for a day, and is then parked for a person", async () => {
  const { desk } = aDeskWithWork();
  const process = desk.process({
    publish: async (messages) =>
      messages.map(({ id }) => ({ id, verdict: "unknown", code: "Perhaps", message: "who knows" })),
  });
  const sweep = () => sweepOutbox({ ...process.relayPorts, random: () => 0.5 });
  const parked = () => [...desk.state.events.values()].flatMap((event) => event.parked ?? []);
  for (let hour = 0; hour < 23; hour++) {
    await sweep();
    desk.elapse(3_600_000);
  }
  expect(parked()).toEqual([]);
  expect(pendingOf(desk.state).map(({ types }) => types)).toEqual([["ticket.resolved"]]);
  desk.elapse(3_600_000);
  await sweep();
  expect(parked()).toEqual(["Perhaps: who knows"]);
  expect(pendingOf(desk.state)).toEqual([]);
});

test("an entry that cannot be finished holds back nobody", async () => {
  const { desk } = aDeskWithWork();
  const ports = desk.process().relayPorts;
  const failures: unknown[] = [];
  const stubborn = {
    ...ports,
    finish: async (entry: Parameters<typeof ports.finish>[0]) => {
      if (entry.type === "ticket.assigned") throw new Error("database hiccup");
    },
    onFailure: (error: unknown) => void failures.push(error),
  };
  await sweepOutbox({ ...stubborn, random: () => 0.5 });
  expect(failures).toHaveLength(1);
  expect(pendingOf(desk.state).map(({ types }) => types)).toEqual([["ticket.assigned"]]);
  expect(desk.published).toHaveLength(1);
});

test("two sweepers never hold the same document, unless the first took too long", async () => {
  const { desk } = aDeskWithWork();
  const { outbox } = desk.process().relayPorts;
  const now = desk.clock.now();
  const until = new Date(now.getTime() + 15_000);
  expect(await outbox.leaseDue(50, now, until)).toHaveLength(1);
  expect(await outbox.leaseDue(50, now, until)).toHaveLength(0);
  expect(await outbox.leaseDue(50, until, new Date(until.getTime() + 15_000))).toHaveLength(1);
});

test("everybody who watches hears of an event only once it is stored", async () => {
  const { desk } = aDeskWithWork();
  const ports = desk.process().relayPorts;
  const heard: [string, boolean][] = [];
  const onStored = ({ id, type }: OutboxEntry) => void heard.push([type, desk.state.events.has(id)]);
  const [document] = desk.state.tickets.values();
  const aggregate = ticketRef(document?.ticket.id ?? ticketIdOf(""));
  const pending = { aggregate, entries: document?.outbox ?? [] };
  await relay({ ...ports, onStored }, [{ ...pending, tries: 0 }], "inline");
  expect(heard).toEqual([
    ["ticket.assigned", true],
    ["ticket.resolved", true],
  ]);
});
