import { expect, test, vi } from "vitest";
import { LIVE, type LiveBody } from "#server/core/live.ts";
import type { AttentionStore, ProcessLooks } from "#server/desk/colleagues/attention-store.ts";
import { runLoop } from "#server/platform/loop.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { watchAttention } from "./attention.ts";
import { ADA, CARL, caughtUp, INES, listen, startRealtimeWorld } from "./testing.ts";

const ONE = "0123456789abcdef01234567";
const TWO = "fedcba987654321001234567";
const ada = (isWriting = false) => ({ id: ADA.userId, name: "Name of ada", isWriting });

/** A desk with one consumer here, and another one that says what a test wants it to. */
async function anAttentiveDesk() {
  const world = await startRealtimeWorld();
  const said: { rows: ProcessLooks[]; kept: unknown[]; rings: number } = { rows: [], kept: [], rings: 0 };
  const store: AttentionStore = {
    async keep(worker, looks) {
      said.kept.push({ worker, looks });
    },
    listOthers: async () => said.rows,
  };
  let elapsed = 0;
  const attention = watchAttention({
    ...{ io: world.realtime.io, store, worker: "w1", timers: systemTimers },
    names: async (ids) => new Map(ids.map((id) => [id, `Name of ${id}`])),
    elapsed: () => elapsed,
    hasListeners: world.realtime.hasStaff,
    ringOthers: () => void said.rings++,
    onError(error) {
      throw error;
    },
  });
  const stop = new AbortController();
  const ports = { timers: systemTimers, onTick: () => {}, onError: () => {} };
  const running = runLoop(attention.loop, ports, stop.signal);
  return {
    world,
    said,
    attention,
    pass: (ms: number) => void (elapsed += ms),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
      await world[Symbol.asyncDispose]();
      await attention.drain();
    },
  };
}

/** What a browser makes of everything that it heard. */
function seen(heard: readonly unknown[]): Record<string, unknown> {
  const tickets = new Map<string, unknown>();
  for (const { isWhole, tickets: told } of heard.map((body): LiveBody<"attention"> => LIVE.attention.parse(body))) {
    if (isWhole) tickets.clear();
    for (const { ticketId, people } of told) {
      if (people.length === 0) tickets.delete(ticketId);
      else tickets.set(ticketId, people);
    }
  }
  return Object.fromEntries(tickets);
}

test("colleagues see who looks at a ticket and who writes, once for each person, until they are gone", async () => {
  await using desk = await anAttentiveDesk();
  const ines = await desk.world.connect(INES);
  const heard = listen(ines, "attention");
  const [tab, phone] = [await desk.world.connect(ADA), await desk.world.connect(ADA)];
  tab.emit("attend", { ticketId: ONE, isWriting: false });
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [ONE]: [ada()] }));
  phone.emit("attend", { ticketId: ONE, isWriting: true });
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [ONE]: [ada(true)] }));
  phone.emit("attend", { ticketId: TWO, isWriting: false });
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [ONE]: [ada()], [TWO]: [ada()] }));
  tab.disconnect();
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [TWO]: [ada()] }));
  phone.emit("attend", { ticketId: null, isWriting: false });
  await vi.waitFor(() => expect(seen(heard)).toEqual({}));
});

test("whoever comes is told of everybody at once, customers are told nothing and are not heard", async () => {
  await using desk = await anAttentiveDesk();
  const tab = await desk.world.connect(ADA);
  const own = listen(tab, "attention");
  const carl = await desk.world.connect(CARL);
  const nothing = listen(carl, "attention");
  carl.emit("attend", { ticketId: ONE, isWriting: true });
  tab.emit("attend", { ticketId: TWO, isWriting: false });
  await vi.waitFor(() => expect(seen(own)).toEqual({ [TWO]: [ada()] }));
  const ines = await desk.world.connect(INES);
  ines.disconnect();
  const heard = listen(ines, "attention");
  ines.connect();
  await vi.waitFor(() => expect(heard).toEqual([{ isWhole: true, tickets: [{ ticketId: TWO, people: [ada()] }] }]));
  await caughtUp(carl);
  expect(nothing).toEqual([]);
});

test("what is no report, or comes too often, changes nothing", async () => {
  await using desk = await anAttentiveDesk();
  const tab = await desk.world.connect(ADA);
  const heard = listen(tab, "attention");
  for (const body of [null, { ticketId: "x" }, { ticketId: { $ne: 1 }, isWriting: true }]) tab.emit("attend", body);
  for (let many = 0; many < 30; many++) tab.emit("attend", { ticketId: many % 2 ? ONE : TWO, isWriting: false });
  await caughtUp(tab);
  tab.disconnect();
  await vi.waitFor(() => expect(desk.said.kept.length).toBeLessThan(10));
  expect(heard.length).toBeLessThan(12);
});

test("other consumers are told, and whom they name is shown, until they fall silent", async () => {
  await using desk = await anAttentiveDesk();
  const tab = await desk.world.connect(ADA);
  const heard = listen(tab, "attention");
  tab.emit("attend", { ticketId: ONE, isWriting: false });
  const looks = [{ userId: ADA.userId, ticketId: ONE, isWriting: false }];
  await vi.waitFor(() => expect(desk.said).toMatchObject({ kept: [{ worker: "w1", looks }], rings: 1 }));

  const there = { userId: INES.userId, ticketId: TWO, isWriting: true };
  desk.said.rows = [{ worker: "w2", looks: [there], at: new Date(1) }];
  desk.attention.nudge();
  const ines = { id: INES.userId, name: "Name of ines", isWriting: true };
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [ONE]: [ada()], [TWO]: [ines] }));
  desk.pass(31_000);
  desk.attention.nudge();
  await vi.waitFor(() => expect(seen(heard)).toEqual({ [ONE]: [ada()] }));
});
