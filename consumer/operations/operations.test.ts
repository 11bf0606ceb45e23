import { readFile } from "node:fs/promises";
import path from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { Histogram } from "prom-client";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { createWebMetrics } from "#server/web/web-metrics.ts";
import { createConsumerMetrics } from "./metrics.ts";

const read = (name: string) => readFile(path.join(import.meta.dirname, name), "utf8");

const Dashboard = z.object({
  panels: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).default([]),
    }),
  ),
});
const Alerts = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.object({ severity: z.enum(["page", "ticket"]) }),
          annotations: z.object({ summary: z.string(), action: z.string() }),
        }),
      ),
    }),
  ),
});

const Scrape = z.object({
  scrape_configs: z.array(
    z.object({
      job_name: z.string(),
      metrics_path: z.literal("/metrics"),
      authorization: z.object({ credentials_file: z.string() }).optional(),
      static_configs: z.array(z.object({ targets: z.array(z.string().regex(/^[a-z-]+:\d+$/)) })).optional(),
      dns_sd_configs: z.array(z.object({ names: z.array(z.string()), type: z.literal("A"), port: z.int() })).optional(),
    }),
  ),
});

const dashboard = Dashboard.parse(JSON.parse(await read("quickfix-dashboard.json")));
const rules = Alerts.parse(parse(await read("alerts.yaml"))).groups.flatMap((group) => group.rules);

/** Grafana fills this in before Prometheus sees the expression. */
const filledIn = (expression: string) => expression.replaceAll("$__rate_interval", "5m");
const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, filledIn(expr)] as const)),
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
];

interface Reading {
  readonly metrics: readonly string[];
  /** Those in braces and those that are grouped by. */
  readonly labels: readonly string[];
  /** Text that the grammar has no place for. */
  readonly errors: readonly string[];
}

function understand(expression: string): Reading {
  const metrics: string[] = [];
  const labels: string[] = [];
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter(node) {
      const text = expression.slice(node.from, node.to);
      if (node.type.isError) errors.push(expression.slice(Math.max(0, node.from - 20), node.to + 20));
      if (node.name === "Identifier" && node.node.parent?.name === "VectorSelector") metrics.push(text);
      if (node.name === "LabelName") labels.push(text);
    },
  });
  return { metrics, labels, errors };
}

/** What Prometheus and the registry put on every series. */
const ON_EVERY_SERIES = ["instance", "process"];

/** Every series that the two processes can show, with the labels it may have. */
async function knownSeries(): Promise<Map<string, readonly string[]>> {
  const consumer = createMetricsRegistry("consumer");
  createConsumerMetrics(consumer);
  const known = new Map<string, readonly string[]>();
  for (const metric of [consumer, createWebMetrics().registry].flatMap((registry) => registry.getMetricsAsArray())) {
    const own = "labelNames" in metric && Array.isArray(metric.labelNames) ? metric.labelNames.map(String) : [];
    const labels = [...own, ...ON_EVERY_SERIES];
    known.set(metric.name, labels);
    if (!(metric instanceof Histogram)) continue;
    known.set(`${metric.name}_bucket`, [...labels, "le"]);
    for (const end of ["count", "sum"]) known.set(`${metric.name}_${end}`, labels);
  }
  return known;
}

test("a broken expression is noticed", () => {
  expect(understand("sum(rate(quickfix_tickets[5m])").errors).not.toEqual([]);
  expect(understand("rate(quickfix_tickets[5m]) >").errors).not.toEqual([]);
  expect(understand('sum by (a) (quickfix_tickets{b="c"})')).toEqual({
    metrics: ["quickfix_tickets"],
    labels: ["a", "b"],
    errors: [],
  });
});

describe("every expression", () => {
  test.each(expressions)("of %j is PromQL", (_title, expression) => {
    expect(understand(expression).errors).toEqual([]);
  });

  test("names metrics that one of the processes shows", async () => {
    const known = await knownSeries();
    const used = expressions.flatMap(([, expression]) => understand(expression).metrics);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  test("asks for labels that its metrics have", async () => {
    const known = await knownSeries();
    const strange = expressions.flatMap(([title, expression]) => {
      const { metrics, labels } = understand(expression);
      const there = new Set(metrics.flatMap((name) => known.get(name) ?? []));
      return labels.filter((label) => !there.has(label)).map((label) => `${title}: ${label}`);
    });
    expect(strange).toEqual([]);
  });
});

test("the dashboard shows every metric of ours", async () => {
  const shown = expressions.flatMap(([, expression]) => understand(expression).metrics);
  const isShown = (name: string) => shown.some((each) => each.replace(/_(bucket|count|sum)$/, "") === name);
  const ours = [...(await knownSeries()).keys()].filter((name) => /^(quickfix|messaging)_/.test(name));
  expect(ours.filter((name) => !/_(bucket|count|sum)$/.test(name) && !isShown(name))).toEqual([]);
});

test("no panel covers another", () => {
  const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
});

test("every alert has a name of its own", () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

test("both processes are scraped with METRICS_TOKEN", async () => {
  const { scrape_configs: jobs } = Scrape.parse(parse(await read("scrape.yaml")));
  const described = jobs.map(({ job_name, authorization }) => [job_name, authorization !== undefined]);
  expect(described).toEqual([
    ["quickfix-consumer", true],
    ["quickfix-web", true],
  ]);
});
