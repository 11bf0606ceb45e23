import { execFileSync, spawnSync } from "node:child_process";
import type { Metric, Registry } from "prom-client";
import { afterAll, expect, test } from "vitest";
import { createConsumerMetrics } from "#consumer/operations/metrics.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { createWebMetrics } from "#server/web/web-metrics.ts";
import { type DeclaredMetric, problemsOf } from "./prometheus-rules.ts";

const web = createWebMetrics();
const consumer = createMetricsRegistry("consumer", { worstSeconds: () => 0 });
createConsumerMetrics(consumer);
afterAll(() => web[Symbol.dispose]());

const PROCESSES: [string, Registry][] = [
  ["web", web.registry],
  ["consumer", consumer],
];

test.for(PROCESSES)("the names of the %s process follow Prometheus's rules", ([, registry]) => {
  const declared = declaredIn(registry);
  expect(declared.length).toBeGreaterThan(10);
  expect(declared.flatMap(problemsOf)).toEqual([]);
});

test("the rules find what promtool finds", () => {
  const metric = { name: "quickfix_things", help: "Things", type: "gauge", labelNames: ["kind"] };
  const wrong: [Partial<DeclaredMetric>, string][] = [
    [{ help: "" }, "no help"],
    [{ name: "quickfixThings" }, "snake_case"],
    [{ name: "quickfix_things_total" }, "_total"],
    [{ type: "counter" }, "_total"],
    [{ name: "quickfix_things_count" }, "_count"],
    [{ name: "quickfix_gauge_of_things" }, "type"],
    [{ name: "quickfix_things_ms" }, "units"],
    [{ labelNames: ["eventType"] }, "eventType"],
    [{ labelNames: ["le"] }, "le"],
  ];
  expect(problemsOf(metric)).toEqual([]);
  for (const [part, problem] of wrong) expect(problemsOf({ ...metric, ...part }).join()).toContain(problem);
});

const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;

test.skipIf(!hasPromtool).for(PROCESSES)("promtool itself finds nothing in the %s process", async ([, registry]) => {
  const input = await registry.metrics();
  expect(execFileSync("promtool", ["check", "metrics"], { input, encoding: "utf8" })).toBe("");
});

/** Safe because prom-client hands out the metrics themselves, and each keeps the names it was made with. */
function declaredIn(registry: Registry): DeclaredMetric[] {
  return registry.getMetricsAsArray() as unknown as (Metric & DeclaredMetric)[];
}
