import { expect, test } from "vitest";
import { eventIdOf } from "#server/core/ids.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import type { LiveFact } from "../realtime/facts.ts";
import { createConsumerMetrics } from "./metrics.ts";
import { createLiveFactRecorder } from "./record-live-fact.ts";

const NOW = new Date("2026-01-17T12:00:02.500Z");

function record(...facts: readonly LiveFact[]) {
  const metrics = createConsumerMetrics(createMetricsRegistry("consumer"));
  const lines: string[] = [];
  const say = (level: string) => (_facts: unknown, sentence?: string) => void lines.push(`${level}: ${sentence}`);
  const log = { info: (sentence: string) => void lines.push(`info: ${sentence}`), warn: say("warn") };
  const observe = createLiveFactRecorder(metrics, log, { now: () => NOW });
  for (const fact of facts) observe(fact);
  return { metrics, lines };
}

async function valuesOf(metric: { get(): Promise<{ values: readonly { labels: object; value: number }[] }> }) {
  return (await metric.get()).values.map(({ labels, value }) => ({ labels, value }));
}

test("shows how many browsers are here now, not how many came", async () => {
  const { metrics } = record({ kind: "connections", count: 2 }, { kind: "connections", count: 1 });
  expect(await valuesOf(metrics.connections)).toEqual([{ labels: {}, value: 1 }]);
});

test("counts refusals and catching up by what became of them", async () => {
  const { metrics } = record(
    { kind: "refused", reason: "origin" },
    { kind: "refused", reason: "origin" },
    { kind: "caught-up", events: 7 },
    { kind: "resync", reason: "too-old" },
    { kind: "slow-client" },
  );
  expect(await valuesOf(metrics.refusals)).toEqual([{ labels: { reason: "origin" }, value: 2 }]);
  expect(await valuesOf(metrics.catchupEvents)).toEqual([{ labels: {}, value: 7 }]);
  expect(await valuesOf(metrics.resyncs)).toEqual([{ labels: { reason: "too-old" }, value: 1 }]);
  expect(await valuesOf(metrics.slowClients)).toEqual([{ labels: {}, value: 1 }]);
});

test("times how late browsers hear of a complaint, and only of a complaint", async () => {
  const at = "2026-01-17T12:00:02.000Z";
  const hint = { ticketId: "t", complaintId: "COMP-10001", rev: 2, status: "Open", assignedTo: null };
  const body = { eventId: "e", at, ...hint };
  const { metrics } = record(
    { kind: "emitted", event: "agentAvailability" },
    {
      kind: "emitted",
      event: "complaintUpdated",
      told: { name: "complaintUpdated", key: eventIdOf("e"), audience: ["staff"], body },
    },
  );
  expect(await valuesOf(metrics.emits)).toEqual([
    { labels: { event: "agentAvailability" }, value: 1 },
    { labels: { event: "complaintUpdated" }, value: 1 },
  ]);
  const { values } = await metrics.timeToSocket.get();
  expect(values.find(({ metricName }) => metricName?.endsWith("_sum"))?.value).toBe(0.5);
});

test("says in the log when the others are away, and when they are back", () => {
  const { lines } = record(
    { kind: "neighbours-away", error: new Error("ECONNREFUSED") },
    { kind: "neighbours-away", error: null },
    { kind: "delayed", error: new Error("no primary") },
  );
  expect(lines).toEqual([
    expect.stringMatching(/^warn: Redis does not answer/),
    expect.stringMatching(/^info: Redis answers/),
    expect.stringMatching(/^warn: live updates are delayed/),
  ]);
});
