import { expect, test } from "vitest";
import type { ExperimentRecord, ExperimentSample } from "#server/operate/experiments/wire.ts";
import { HEIGHT, runCurves, WIDTH } from "./run-curves.ts";

const sample = (atMs: number, filed: number, waiting: number | null): ExperimentSample => ({
  atMs,
  filed,
  refused: 0,
  waiting,
  withAgent: waiting,
  solved: waiting,
  received: 0,
  absorbed: 0,
  repaired: 0,
  violated: 0,
});

const RECORD: ExperimentRecord = {
  runId: "run",
  experiment: { name: "sns-away", title: "T", what: "W", expects: "E", complaints: 10, seconds: 60 },
  startedAt: "2026-01-17T12:00:00.000Z",
  phase: "after",
  steps: [
    { atMs: 5_000, kind: "fault", text: "Away" },
    { atMs: 15_000, kind: "healed", text: "Back" },
    { atMs: 20_000, kind: "note", text: "Counting" },
  ],
  samples: [sample(0, 0, 0), sample(10_000, 5, 5), sample(20_000, 10, 0)],
  verdict: null,
  left: null,
};

test("time fills the width and the experiment's complaints the height", () => {
  const { filed, lastsMs, top } = runCurves(RECORD);
  expect(filed).toEqual([`0,${HEIGHT} ${WIDTH / 2},${HEIGHT / 2} ${WIDTH},0`]);
  expect([lastsMs, top]).toEqual([20_000, 10]);
});

test("the time of the fault is a band from its beginning to its end", () => {
  expect(runCurves(RECORD).fault).toEqual({ x: WIDTH / 4, width: WIDTH / 2 });
});

test("a fault that lasts goes on to the right edge", () => {
  const lasting = { ...RECORD, steps: RECORD.steps.filter(({ kind }) => kind !== "healed") };
  expect(runCurves(lasting).fault).toEqual({ x: WIDTH / 4, width: (WIDTH * 3) / 4 });
});

test("where the database could not be asked there is a gap, not a zero", () => {
  const samples = [
    sample(0, 0, 0),
    sample(5_000, 2, 2),
    sample(10_000, 2, null),
    sample(15_000, 2, 1),
    sample(20_000, 2, 0),
  ];
  expect(runCurves({ ...RECORD, samples }).waiting).toHaveLength(2);
});

test("a run that has just begun draws nothing yet", () => {
  const { filed, fault } = runCurves({ ...RECORD, steps: [], samples: [] });
  expect([filed, fault]).toEqual([[], null]);
});
