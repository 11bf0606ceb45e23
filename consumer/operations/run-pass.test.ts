import { expect, test } from "vitest";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { requeue } from "#server/core/changes/requeue.ts";
import { createMemoryDesk } from "#server/core/memory/memory-desk.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { createConsumerMetrics } from "./metrics.ts";
import { runObservedPass } from "./run-pass.ts";

function aWatcher() {
  const registry = createMetricsRegistry("consumer");
  const metrics = createConsumerMetrics(registry);
  const lines: object[] = [];
  const keep = (facts: object) => void lines.push(facts);
  return {
    lines,
    run: (assignment: AssignmentPorts) =>
      runObservedPass({ assignment, metrics, log: { info: keep, warn: keep } }, [], 3),
    async read(name: string, labels: Record<string, string> = {}): Promise<number> {
      const metric = (await registry.getMetricsAsJSON()).find((each) => name.startsWith(each.name));
      const isAsked = (value: { labels: object; metricName?: string }) =>
        (value.metricName ?? metric?.name) === name &&
        Object.entries(labels).every(([label, wanted]) =>
          Object.entries(value.labels).some(([key, found]) => key === label && found === wanted),
        );
      return metric?.values.filter(isAsked).reduce((sum, { value }) => sum + value, 0) ?? 0;
    },
  };
}

test("tells how long a complaint waited, and how much of it was the dispatcher's doing", async () => {
  const desk = createMemoryDesk();
  const { run, read } = aWatcher();
  const start = desk.clock.now();
  desk.ticket({ createdAt: start, priority: "High" });
  desk.elapse(600_000);
  desk.agent();
  desk.elapse(2_000);
  await run(desk.process());
  expect(await read("quickfix_ticket_time_to_assign_sum", { priority: "High" })).toBe(602);
  expect(await read("quickfix_ticket_time_to_match_sum")).toBe(2);
});

test("a complaint that came back to the line is not counted as one that waited since it was filed", async () => {
  const desk = createMemoryDesk();
  const { run, read } = aWatcher();
  const ticket = desk.ticket();
  desk.command(ticket, (now, stamp) => requeue(now, "agent-gone", null, stamp));
  desk.elapse(600_000);
  desk.agent();
  await run(desk.process());
  expect(desk.now(ticket).status).toBe("In Progress");
  expect(await read("quickfix_ticket_time_to_assign_count")).toBe(0);
});

test("counts a pass that left somebody waiting, and one that did not", async () => {
  const desk = createMemoryDesk();
  const { run, read, lines } = aWatcher();
  desk.ticket();
  desk.ticket();
  const noAgent = () => read("quickfix_dispatch_assignments_total", { outcome: "no_agent" });
  desk.agent();
  await run(desk.process());
  expect([await read("quickfix_dispatch_assignments_total", { outcome: "ok" }), await noAgent()]).toEqual([1, 1]);
  desk.agent();
  await run(desk.process());
  expect([await read("quickfix_dispatch_assignments_total", { outcome: "ok" }), await noAgent()]).toEqual([2, 1]);
  expect(lines).toMatchObject([
    { messages: 3, agents: 0, assigned: 1, leftWaiting: true },
    { messages: 3, agents: 0, assigned: 1, leftWaiting: false },
  ]);
});

test("a pass that fails leaves its line too", async () => {
  const desk = createMemoryDesk();
  const { run, lines } = aWatcher();
  const process = desk.process();
  const broken = { ...process, store: { ...process.store, listOpen: () => Promise.reject(new Error("no primary")) } };
  await expect(run(broken)).rejects.toThrow("no primary");
  expect(lines).toMatchObject([{ messages: 3, err: { message: "no primary" } }]);
});
