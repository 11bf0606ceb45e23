import { expect, test } from "vitest";
import { runTool } from "#e2e/run/run-tool.ts";
import { CONFIGURATION_NAMES } from "./configurations.ts";
import { ROOT } from "./mutants/mutant.ts";
import { runSeed } from "./run-seed.ts";
import { requireConfiguration } from "./simulate.ts";

const SEEDS = 4_000;

test("the event core keeps every promise in whatever order things happen, and whatever dies", async () => {
  const { isOk, output } = await runTool(ROOT, ["node", "e2e/simulation/main.ts", "--seeds", String(SEEDS)]);
  expect(output).toMatch(new RegExp(`^${SEEDS.toLocaleString("en")} runs, .* 0 violations`, "m"));
  expect(isOk).toBe(true);
});

test("a seed repeats its run step by step, whatever ran before it", async () => {
  for (const name of CONFIGURATION_NAMES) {
    const traces: string[] = [];
    for (const seed of [41, 7, 41]) {
      const lines: string[] = [];
      await runSeed(requireConfiguration(name), seed, (line) => lines.push(line()));
      traces.push(lines.join("\n"));
    }
    const [first, other, again] = traces;
    expect(again, name).toBe(first);
    expect(other, name).not.toBe(first);
  }
});

test("the runs do what they are for: every kind of change happens, every kind of event is stored", async () => {
  const seen = new Map<string, number>();
  for (const name of ["skills", "crashes", "focus: leaving", "everything slow"]) {
    for (let seed = 1; seed <= 120; seed++) {
      const { events } = await runSeed(requireConfiguration(name), seed);
      for (const [type, count] of events) seen.set(type, (seen.get(type) ?? 0) + count);
    }
  }
  // Neither touches an agent, a place or the line.
  const besides = new Set(["ticket.helped", "ticket.rated", "ticket.tagged"]);
  const { EVENT_TYPES } = await import("#server/core/events/event-data.ts");
  for (const type of EVENT_TYPES) {
    if (!besides.has(type)) expect(seen.get(type) ?? 0, type).toBeGreaterThan(10);
  }
});
