import { expect, test } from "vitest";
import { Meter, type Reading, readCounters } from "./meter.ts";

const reading = (startedAt: number, received: number, absorbed = 0): Reading => ({
  startedAt,
  counts: { received, absorbed, repaired: 0, unbidden: 0, deadLettered: 0 },
});

test("counters are summed over their labels", () => {
  const text = [
    "# HELP quickfix_consumer_duplicates_total Messages that were handled before",
    'quickfix_consumer_duplicates_total{kind="done_lru",process="consumer"} 3',
    'quickfix_consumer_duplicates_total{kind="noop",process="consumer"} 2',
    'messaging_client_consumed_messages_total{process="consumer"} 41',
    'quickfix_consumer_dead_letters_total{reason="a } in it"} 1',
    'process_start_time_seconds{process="consumer"} 1768649000',
    'quickfix_reconcile_repairs_total{kind="waiting",process="consumer"} 4',
    'quickfix_reconcile_repairs_total{kind="hint",process="consumer"} 1',
    'messaging_process_duration_count{result="done"} 99',
  ].join("\n");
  expect(readCounters(text)).toEqual({
    startedAt: 1768649000,
    counts: { received: 41, absorbed: 5, repaired: 1, unbidden: 4, deadLettered: 1 },
  });
});

test("what was counted before the first look does not count", () => {
  const meter = new Meter("http://127.0.0.1:1");
  meter.add(reading(1, 500));
  meter.add(reading(1, 512));
  expect(meter.sum.received).toBe(12);
});

test("a consumer that was started again counts on from nothing, also when it soon has more than before", () => {
  const meter = new Meter("http://127.0.0.1:1");
  meter.add(reading(1, 10));
  meter.add(reading(1, 15, 2));
  meter.add(reading(2, 20, 1));
  expect(meter.sum).toMatchObject({ received: 25, absorbed: 3 });
});

test("a consumer that does not answer is noticed once", async () => {
  const meter = new Meter("http://127.0.0.1:1");
  await meter.look();
  expect([meter.takeSilence(), meter.takeSilence()]).toEqual([true, false]);
});
