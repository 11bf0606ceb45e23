import { expect, test } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import type { Mark } from "#server/operate/trace/mark.ts";
import type { QueueFact } from "../queue/facts.ts";
import { countFacts } from "./count-facts.ts";
import { createRecentPasses } from "./recent-passes.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 17, 12, 0, seconds));

function aCounter() {
  const counts = new Map<string, number>();
  const hops: string[] = [];
  const marks: Mark[] = [];
  let now = at(0);
  const passes = createRecentPasses(() => now);
  const observe = countFacts({
    figures: {
      count: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
      took: (hop, ms) => void hops.push(`${hop} ${ms}`),
      level: () => {},
      drain: async () => {},
    },
    marker: { add: (mark) => void marks.push(mark), drain: async () => {} },
    passes,
    worker: "test",
    now: () => now,
  });
  return { counts, hops, marks, passes, observe, setNow: (seconds: number) => void (now = at(seconds)) };
}

function handled(rest: Partial<Extract<QueueFact, { kind: "handled" }>> = {}): QueueFact {
  return {
    kind: "handled",
    message: { messageId: "m", receiptHandle: "m", body: "{}", attributes: {}, receiveCount: 1, sentAt: at(0) },
    event: null,
    eventType: "unreadable",
    receivedAt: at(1),
    startedAt: at(2),
    wasDone: false,
    result: "done",
    ms: 3_000,
    lagMs: 5_000,
    ...rest,
  };
}

const EVENT = {
  id: eventIdOf("event-1"),
  type: "ticket.created",
  at: at(0),
  body: { eventType: "ticket.created", timestamp: at(0).toISOString(), data: {} },
  ticketId: null,
  agents: [],
  isNews: true,
  traceparent: null,
} as const;

test("a message is traced with the pass that began after its turn, not with one that ran already", async () => {
  const { passes, observe, marks, setNow } = aCounter();
  setNow(1);
  await passes.timed(async () => setNow(3))();
  await passes.timed(async () => setNow(4))();
  setNow(5);
  observe(handled({ event: EVENT }));
  expect(marks).toMatchObject([
    { eventId: "event-1", result: "done", passBeganAt: at(3), passEndedAt: at(4), settledAt: at(5) },
  ]);
});

test("a pass that failed is noted down, too", async () => {
  const { passes, setNow } = aCounter();
  setNow(2);
  const failing = passes.timed(async () => {
    setNow(3);
    throw new Error("no primary");
  });
  await expect(failing()).rejects.toThrow("no primary");
  expect(passes.after(at(2))).toEqual({ beganAt: at(2), endedAt: at(3) });
  expect(passes.after(at(3))).toBeNull();
});

test("one that was done before counts as handled, and says nothing about how late things are", () => {
  const { counts, hops, marks, observe, setNow } = aCounter();
  setNow(5);
  observe(handled({ event: EVENT, wasDone: true }));
  expect(counts.get("handled")).toBe(1);
  expect(hops).toEqual(["queue 1000", "handle 4000"]);
  expect(marks).toMatchObject([{ result: "done before", passBeganAt: null }]);
});

test("a message that nobody can read is known by its text", () => {
  const { marks, observe } = aCounter();
  observe(handled({ result: "reject" }));
  expect(marks).toMatchObject([{ eventId: expect.stringMatching(/^[0-9a-f]{64}$/), origin: "by hand" }]);
});

test("retries are counted by why", () => {
  const { counts, observe } = aCounter();
  for (const why of ["infra", "infra", "not-found"] as const)
    observe({ kind: "retried", why, seconds: 1, error: null });
  observe({ kind: "received", result: "partial", count: 3 });
  expect(Object.fromEntries(counts)).toEqual({ "retried-infra": 2, "retried-not-found": 1, received: 3 });
});

test("a message of an experiment counts as a message, and its times are nobody's", () => {
  const { observe, counts, hops } = aCounter();
  const message = { messageId: "m", receiptHandle: "m", body: "{}", receiveCount: 1, sentAt: at(0) };
  observe(handled({ message: { ...message, attributes: { trial: "a run" } } }));
  expect([...counts]).toEqual([["handled", 1]]);
  expect(hops).toEqual([]);
  observe(handled({ message: { ...message, attributes: {} } }));
  expect(hops.map((hop) => hop.split(" ")[0])).toEqual(["queue", "handle", "lag"]);
});
