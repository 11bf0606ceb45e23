import { expect, test, vi } from "vitest";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { createLineReader } from "#server/desk/alerts/line-reader.ts";
import { listAlerts } from "#server/desk/alerts/list-alerts.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { runLoop } from "#server/platform/loop.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createAlertLoop } from "./watch-alerts.ts";

const { desk, db, maya, ines, ...it } = await openDesk();
const room = { ...desk, letters: createDeadLetterStore(db), cameBy: createLineReader(db) };

test("of two consumers one tells what began and what is over, as soon as either is nudged, and both leave it at that", async () => {
  const changed: string[] = [];
  const stopping = new AbortController();
  const consumers = ["one", "two"].map((name) => {
    const consumer = createAlertLoop({ room, timers, onChanged: () => void changed.push(name) });
    const running = runLoop(
      consumer.loop,
      { timers, onTick: () => {}, onError: (error) => changed.push(String(error)) },
      stopping.signal,
    );
    return { ...consumer, running };
  });
  const passed = (leftWaiting: boolean) => {
    for (const consumer of consumers) consumer.passed({ leftWaiting });
  };
  const shown = async () =>
    (await listAlerts(desk, ines)).items.map(({ kind, resolvedAt }) => [kind, resolvedAt !== null]);

  const asha = await it.addAgent("Asha", { onDuty: false });
  await it.file(maya);
  passed(true);
  await vi.waitFor(async () => expect(await shown()).toEqual([["nobody-on-duty", false]]), { timeout: 5_000 });
  await setAvailability(desk, asha, { agentId: asha.id, availability: "available" });
  passed(false);
  await vi.waitFor(async () => expect(await shown()).toEqual([["nobody-on-duty", true]]), { timeout: 5_000 });

  stopping.abort();
  await Promise.all(consumers.map(({ running }) => running));
  expect(changed).toHaveLength(2);
});

test("what was collected is counted at once, and otherwise not at every look", async () => {
  let counted = 0;
  const letters = {
    async countFailed() {
      counted++;
      return 0;
    },
  };
  const quick = { ...timers, sleep: async () => {} };
  const { loop, collected } = createAlertLoop({ room: { ...room, letters }, timers: quick, onChanged() {} });
  const { signal } = new AbortController();
  await loop.turn(signal);
  await loop.turn(signal);
  expect(counted).toBe(1);
  collected();
  await loop.turn(signal);
  expect(counted).toBe(2);
});

test("a pass that leaves nobody waiting asks for a look only after one that did, or while something lasts", async () => {
  const { loop, passed } = createAlertLoop({ room, timers: { ...timers, sleep: async () => {} }, onChanged() {} });
  const { signal } = new AbortController();
  const isAsked = async (leftWaiting: boolean) => {
    passed({ leftWaiting });
    let isRung = false;
    // A bell that was rung ends the next pause before it begins.
    const sleep = async (_: number, rung: AbortSignal) => void (isRung = rung.aborted);
    await loop.bell?.sleep({ ...timers, sleep }, 1, signal);
    return isRung;
  };
  expect(await isAsked(false)).toBe(true);
  await loop.turn(signal);
  expect(await isAsked(false)).toBe(false);
  expect(await isAsked(true)).toBe(true);
  expect(await isAsked(false)).toBe(true);
  await loop.turn(signal);
  expect(await isAsked(false)).toBe(false);
});

test("a pass that ends during a look asks for another: the look may have read who was waiting before it", async () => {
  let endsMeanwhile = () => {};
  const letters = {
    async countFailed() {
      endsMeanwhile();
      return 0;
    },
  };
  const quick = { ...timers, sleep: async () => {} };
  const { loop, passed } = createAlertLoop({ room: { ...room, letters }, timers: quick, onChanged() {} });
  const { signal } = new AbortController();
  endsMeanwhile = () => passed({ leftWaiting: false });
  await loop.turn(signal);
  let isRung = false;
  const sleep = async (_: number, rung: AbortSignal) => void (isRung = rung.aborted);
  await loop.bell?.sleep({ ...timers, sleep }, 1, signal);
  expect(isRung).toBe(true);
});
