import { expect, test } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { createConsumerMetrics } from "./metrics.ts";
import { createLoopRecorder } from "./record-loops.ts";

function aRecorder() {
  const registry = createMetricsRegistry("consumer");
  const lines: object[] = [];
  const keep = (facts: object) => void lines.push(facts);
  const recorder = createLoopRecorder(createConsumerMetrics(registry), { warn: keep, error: keep });
  const shown = async (name: string) => (await registry.getSingleMetricAsString(name)).split("\n").slice(2);
  return { recorder, lines, shown };
}

test("a repair is counted, and logged: it stands for a mistake elsewhere", async () => {
  const { recorder, lines, shown } = aRecorder();
  recorder.onRepair("hint", 2);
  expect(await shown("quickfix_reconcile_repairs_total")).toContain(
    'quickfix_reconcile_repairs_total{kind="hint",process="consumer"} 2',
  );
  expect(lines).toEqual([{ kind: "hint", count: 2 }]);
});

test("an invariant that holds again shows nothing; what broke it was told by its id and what it promises", async () => {
  const { recorder, lines, shown } = aRecorder();
  recorder.onCount("S1", 1);
  recorder.onViolation({
    id: "S1",
    subject: { kind: "ticket", id: ticketIdOf("a") },
    sentence: "Asha takes 1 and has 2.",
  });
  recorder.onCount("S1", 0);
  expect(await shown("quickfix_invariant_violations")).toEqual([
    'quickfix_invariant_violations{id="S1",process="consumer"} 0',
  ]);
  expect(lines).toMatchObject([{ invariant: "S1", subject: { id: "a" } }]);
  expect(JSON.stringify(lines)).not.toContain("Asha");
});

test("a queue's depth is shown by what its messages do", async () => {
  const { recorder, shown } = aRecorder();
  recorder.onDepth("main", { visible: 3, inFlight: 2, delayed: 0 });
  expect(await shown("quickfix_queue_depth")).toEqual([
    'quickfix_queue_depth{queue="main",kind="visible",process="consumer"} 3',
    'quickfix_queue_depth{queue="main",kind="inflight",process="consumer"} 2',
    'quickfix_queue_depth{queue="main",kind="delayed",process="consumer"} 0',
  ]);
});

test("letters are summed up by reason, and a reason without any is gone", async () => {
  const { recorder, shown } = aRecorder();
  recorder.onLetters([
    { reason: "json", failed: 2 },
    { reason: "json", failed: 3 },
    { reason: "schema", failed: 1 },
  ]);
  recorder.onLetters([{ reason: "json", failed: 4 }]);
  expect(await shown("quickfix_dead_letters")).toEqual(['quickfix_dead_letters{reason="json",process="consumer"} 4']);
});
